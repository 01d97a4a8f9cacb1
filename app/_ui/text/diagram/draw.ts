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
let line: Promise<unknown> = Promise.resolve();

/**
 * Draws a diagram of Mermaid's language. What comes back is shown as an image, in which no script runs and nothing is loaded.
 * Throws Mermaid's error for what is no diagram.
 */
export function draw(source: string, isDark: boolean): Promise<Drawing> {
  const drawn = line.then(() => drawNow(source, isDark));
  line = drawn.catch(() => undefined);
  return drawn;
}

/** One at a time: each begins with its own settings. */
async function drawNow(source: string, isDark: boolean): Promise<Drawing> {
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
    return asDrawing(await withOwnStyles(async () => (await mermaid.render(`diagram-${count}`, source, ground)).svg));
  } finally {
    ground.remove();
  }
}

/** The picture's size is that of its box: by itself it would be as wide as its place. Read as text, for a parsed copy would want a nonce. */
function asDrawing(svg: string): Drawing {
  const [head = ""] = /^<svg[^>]*>/.exec(svg) ?? [];
  const [, , width = 0, height = 0] = (/ viewBox="([^"]+)"/.exec(head)?.[1] ?? "").split(/[\s,]+/).map(Number);
  if (!(width > 0 && height > 0)) throw new Error("It has no shape.");
  const sized = head
    .replace(/ (width|height|style)="[^"]*"/g, "")
    .replace("<svg", `<svg width="${width}" height="${height}"`);
  return {
    address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sized + svg.slice(head.length))}`,
    width: Math.ceil(width),
    height: Math.ceil(height),
    title: /<title[^<>]*>([^<&]+)<\/title>/.exec(svg)?.[1] ?? null,
  };
}

/**
 * Mermaid measures by a style sheet of its own, and purifies it in a document of its own; the page's policy takes both only with
 * the page's nonce. None of it is left in what comes back.
 */
async function withOwnStyles(work: () => Promise<string>): Promise<string> {
  const nonce = pageNonce();
  const parse = Reflect.getOwnPropertyDescriptor(DOMParser.prototype, "parseFromString");
  const marked = (name: string, options?: ElementCreationOptions) => {
    const element = Document.prototype.createElement.call(document, name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  Object.defineProperty(document, "createElement", { configurable: true, value: marked });
  Object.defineProperty(DOMParser.prototype, "parseFromString", {
    ...parse,
    // A browser with trusted types hands over an object that reads as the text.
    value(this: DOMParser, text: { toString: () => string }, type: DOMParserSupportedType): unknown {
      return Reflect.apply(parseOf(parse), this, [
        text.toString().replaceAll("<style>", `<style nonce="${nonce}">`),
        type,
      ]);
    },
  });
  try {
    return (await work()).replaceAll(` nonce="${nonce}"`, "").replaceAll(' nonce=""', "");
  } finally {
    Reflect.deleteProperty(document, "createElement");
    if (parse !== undefined) Object.defineProperty(DOMParser.prototype, "parseFromString", parse);
  }
}

/** The browser's own way to parse a text. */
function parseOf(descriptor: PropertyDescriptor | undefined): DOMParser["parseFromString"] {
  return descriptor?.value as DOMParser["parseFromString"];
}
