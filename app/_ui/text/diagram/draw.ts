import mermaid from "mermaid";
import { pageNonce } from "@/app/_ui/state/page-nonce";

/** A drawn diagram: an address that holds all of it, its size in CSS pixels, and its title where its author gave one. */
export interface Drawing {
  readonly address: string;
  readonly width: number;
  readonly height: number;
  readonly title: string | null;
}

/** Measured here and shown inside an image, which knows only fonts of the machine. */
const FONT = "Arial, Helvetica, sans-serif";
/** What the text of a diagram may not set. */
const SECURE = [
  ...["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "suppressErrorRendering"],
  ...[
    "theme",
    "themeCSS",
    "themeVariables",
    "fontFamily",
    "altFontFamily",
    "htmlLabels",
    "flowchart",
    "dompurifyConfig",
  ],
];

let count = 0;

/**
 * Draws a diagram of Mermaid's language. What comes back is shown as an image, in which no script runs and nothing is loaded.
 * Throws Mermaid's error for what is no diagram.
 */
export async function draw(source: string, isDark: boolean): Promise<Drawing> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    theme: isDark ? "dark" : "neutral",
    fontFamily: FONT,
    htmlLabels: false,
    maxTextSize: 20_000,
    maxEdges: 300,
    secure: SECURE,
  });
  const ground = document.createElement("div");
  ground.setAttribute("aria-hidden", "true");
  ground.setAttribute("style", "position:absolute;visibility:hidden;left:0;top:0;width:960px;overflow:hidden;height:0");
  document.body.append(ground);
  count += 1;
  try {
    const { svg } = await withOwnStyles(() => mermaid.render(`diagram-${count}`, source, ground));
    return asDrawing(svg);
  } finally {
    ground.remove();
  }
}

function asDrawing(svg: string): Drawing {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const [, , width = 0, height = 0] = (root.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  if (root.localName !== "svg" || !(width > 0 && height > 0)) throw new Error("It has no shape.");
  root.setAttribute("width", String(width));
  root.setAttribute("height", String(height));
  root.removeAttribute("style");
  const text = new XMLSerializer().serializeToString(root);
  return {
    address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`,
    width: Math.ceil(width),
    height: Math.ceil(height),
    title: root.querySelector(":scope > title")?.textContent ?? null,
  };
}

/** Mermaid measures by a style sheet of its own, which the page's policy takes only with the page's nonce. */
async function withOwnStyles<T>(work: () => Promise<T>): Promise<T> {
  const nonce = pageNonce();
  const marked = (name: string, options?: ElementCreationOptions) => {
    const element = Document.prototype.createElement.call(document, name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  Object.defineProperty(document, "createElement", { configurable: true, value: marked });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(document, "createElement");
  }
}
