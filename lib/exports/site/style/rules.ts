/** Colours of the site, light and dark, as `app/tokens.css` has them: a site on a disk loads nothing of ours. */
export const SITE_COLORS = {
  canvas: ["oklch(0.967 0.003 90)", "oklch(0.158 0.005 270)"],
  surface: ["oklch(1 0 0)", "oklch(0.196 0.006 270)"],
  sunken: ["oklch(0.983 0.002 90)", "oklch(0.178 0.006 270)"],
  hover: ["oklch(0.965 0.003 90)", "oklch(0.228 0.007 270)"],
  line: ["oklch(0.922 0.004 90)", "oklch(0.262 0.008 270)"],
  "line-2": ["oklch(0.86 0.006 90)", "oklch(0.325 0.01 270)"],
  control: ["oklch(0.635 0.008 270)", "oklch(0.55 0.012 270)"],
  ink: ["oklch(0.21 0.014 270)", "oklch(0.95 0.003 270)"],
  "ink-2": ["oklch(0.418 0.012 270)", "oklch(0.79 0.008 270)"],
  "ink-3": ["oklch(0.525 0.01 270)", "oklch(0.672 0.01 270)"],
  accent: ["oklch(0.48 0.218 267)", "oklch(0.555 0.205 269)"],
  "accent-ink": ["oklch(0.47 0.2 267)", "oklch(0.765 0.112 274)"],
  "accent-soft": ["oklch(0.958 0.0175 274)", "oklch(0.252 0.048 271)"],
  "positive-ink": ["oklch(0.44 0.1 155)", "oklch(0.82 0.125 155)"],
  "positive-soft": ["oklch(0.962 0.026 155)", "oklch(0.268 0.042 158)"],
  "positive-line": ["oklch(0.87 0.06 155)", "oklch(0.38 0.065 157)"],
  "caution-ink": ["oklch(0.465 0.098 66)", "oklch(0.845 0.115 83)"],
  "caution-soft": ["oklch(0.966 0.034 85)", "oklch(0.275 0.045 75)"],
  "caution-line": ["oklch(0.88 0.08 85)", "oklch(0.395 0.07 75)"],
  "critical-ink": ["oklch(0.485 0.17 26)", "oklch(0.78 0.12 22)"],
  "critical-soft": ["oklch(0.966 0.016 20)", "oklch(0.272 0.055 22)"],
  "critical-line": ["oklch(0.89 0.055 20)", "oklch(0.4 0.095 22)"],
  "info-ink": ["oklch(0.455 0.095 238)", "oklch(0.81 0.09 230)"],
  "info-soft": ["oklch(0.962 0.018 230)", "oklch(0.272 0.042 235)"],
  "info-line": ["oklch(0.87 0.05 230)", "oklch(0.385 0.065 235)"],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;

const colors = (at: 0 | 1) =>
  Object.entries(SITE_COLORS)
    .map(([name, pair]) => `--${name}:${pair[at]};`)
    .join("");

/** The one style sheet of the site. */
export const SITE_STYLE = `:root{color-scheme:light;${colors(0)}}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;${colors(1)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink-2);font:14px/22px ui-sans-serif,system-ui,-apple-system,"Segoe UI",sans-serif;text-rendering:optimizeLegibility}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 20px}
header{padding-top:20px;display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline;color:var(--ink-3);font-size:13px}
main{margin-top:12px;padding:28px;background:var(--surface);border:1px solid var(--line);border-radius:12px}
footer{padding:16px 20px 40px;color:var(--ink-3);font-size:12px;line-height:16px}
h1{margin:0;font-size:28px;line-height:36px;letter-spacing:-.021em}
h2{margin:36px 0 8px;font-size:18px;line-height:26px;letter-spacing:-.011em}
h3,h4,h5,h6{margin:20px 0 6px;font-size:16px;line-height:24px}
h1,h2,h3,h4,h5,h6,b,strong,th{color:var(--ink);font-weight:600}
a{color:var(--accent-ink);font-weight:500;text-underline-offset:3px}
header a,td a,.plain a{text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:6px}
.lead{margin:6px 0 20px;color:var(--ink-3)}
.mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;color:var(--ink-3)}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse}
th,td{padding:8px 16px 8px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{font-size:12px;line-height:16px;font-weight:500;color:var(--ink-3)}
.text{max-width:680px;font-size:15px;line-height:26px;overflow-wrap:anywhere}
.text a{text-decoration:underline}
.text img{max-width:100%;height:auto;border:1px solid var(--line);border-radius:6px}
.text pre{overflow-x:auto;padding:12px 14px;background:var(--sunken);border:1px solid var(--line);border-radius:6px;font-size:13px;line-height:20px}
.text blockquote{margin:0;padding-left:16px;border-left:2px solid var(--line-2)}
.state{display:inline-block;padding:0 8px;border:1px solid var(--line-2);border-radius:99px;font-size:12px;line-height:20px;white-space:nowrap;color:var(--ink-2);background:var(--sunken)}
.accepted{color:var(--positive-ink);background:var(--positive-soft);border-color:var(--positive-line)}
.proposed{color:var(--info-ink);background:var(--info-soft);border-color:var(--info-line)}
.rejected{color:var(--critical-ink);background:var(--critical-soft);border-color:var(--critical-line)}
.deprecated,.superseded{color:var(--caution-ink);background:var(--caution-soft);border-color:var(--caution-line)}
.filter{display:flex;flex-wrap:wrap;gap:10px;align-items:end;margin:0 0 16px}
.filter[hidden]{display:none}
label{display:grid;gap:4px;font-size:12px;line-height:16px;color:var(--ink-3)}
input,select{height:36px;padding:0 10px;font:inherit;font-size:14px;color:var(--ink);background:var(--surface);border:1px solid var(--control);border-radius:6px}
input{width:min(320px,80vw)}
dl{display:grid;grid-template-columns:minmax(110px,max-content) 1fr;gap:6px 20px;margin:16px 0 0}
dt{color:var(--ink-3)}
dd{margin:0}
ol.events{margin:0;padding:0;list-style:none}
ol.events li{padding:8px 0;border-bottom:1px solid var(--line)}
time{color:var(--ink-3);font-size:12px}
q{display:block;color:var(--ink-2);quotes:none;white-space:pre-line}
@media (max-width:640px){main{padding:20px;border-radius:0;border-width:1px 0}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}}
@media print{body,main{background:none;border:0}.filter{display:none}}
`;

/** The one script of the site: on its first page it hides the rows that a filter leaves out. */
export const SITE_SCRIPT = `(function(){
var words=document.getElementById("words"),state=document.getElementById("state"),count=document.getElementById("count");
var rows=Array.prototype.slice.call(document.querySelectorAll("tbody tr"));
document.querySelector(".filter").hidden=false;
function show(){
var asked=words.value.trim().toLowerCase().split(/\\s+/),shown=0;
rows.forEach(function(row){
var text=row.textContent.toLowerCase();
var is=(state.value===""||row.dataset.state===state.value)&&asked.every(function(word){return text.indexOf(word)>=0});
row.hidden=!is;if(is)shown+=1});
count.textContent=shown+" of "+rows.length+" decisions";}
words.addEventListener("input",show);state.addEventListener("change",show);show();
})();`;
