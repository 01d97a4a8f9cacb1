/** Drawn along the text, so that a reader without our fonts sees nearly the same. */
const FONT = "Geist, system-ui, sans-serif";

/**
 * What an element shows as an SVG file that stands alone: grounds, edges and stripes as shapes, texts as texts, drawings as they are,
 * every colour computed. `name` is its title. For charts, which know no images and no shadows.
 */
export function asSvg(element: Element, name: string): string {
  const frame = element.getBoundingClientRect();
  const parts: string[] = [];
  draw(element, frame, parts);
  const [width, height] = [Math.ceil(frame.width), Math.ceil(frame.height)];
  const ground = groundOf(element);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${FONT}">`,
    `<title>${escaped(name)}</title>`,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    ...parts,
    "</svg>\n",
  ].join("\n");
}

function draw(element: Element, frame: DOMRect, parts: string[]): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isClipped = box.width <= 1 && box.height <= 1;
  if (style.display === "none" || style.visibility === "hidden" || isClipped) return;
  if (element instanceof SVGSVGElement) {
    parts.push(drawing(element, box, frame));
    return;
  }
  parts.push(...shapesOf(style, box, frame));
  for (const child of element.childNodes) {
    if (child instanceof Element) draw(child, frame, parts);
    else if (child instanceof Text) parts.push(...textsOf(child, style, frame));
  }
}

/** The ground, the stripes and the edges of one box. */
function shapesOf(style: CSSStyleDeclaration, box: DOMRect, frame: DOMRect): string[] {
  const [x, y] = [box.left - frame.left, box.top - frame.top];
  const shapes: string[] = [];
  const ground = isSeen(style.backgroundColor) ? style.backgroundColor : null;
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.width / 2, box.height / 2);
  const edge =
    isSeen(style.borderTopColor) && Number.parseFloat(style.borderTopWidth) > 0 ? style.borderTopColor : null;
  const isTurned = style.rotate !== "none" && style.rotate !== "";
  const middle = [x + box.width / 2, y + box.height / 2] as const;
  if (isTurned && ground !== null)
    shapes.push(
      `<path d="M${fixed(middle[0])} ${fixed(y)}L${fixed(x + box.width)} ${fixed(middle[1])}L${fixed(middle[0])} ${fixed(y + box.height)}L${fixed(x)} ${fixed(middle[1])}Z" fill="${ground}"/>`,
    );
  else if (ground !== null)
    shapes.push(
      `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(box.width)}" height="${fixed(box.height)}" rx="${fixed(radius)}" fill="${ground}"${edge === null ? "" : ` stroke="${edge}"`}/>`,
    );
  if (edge !== null && ground === null && style.borderLeftWidth === "0px")
    shapes.push(`<path d="M${fixed(x)} ${fixed(y)}h${fixed(box.width)}" stroke="${edge}"/>`);
  if (style.backgroundImage.startsWith("repeating-linear-gradient(115deg")) {
    const ink =
      /rgba?\([^()]*\)|oklch\([^()]*\)|lab\([^()]*\)|color\([^()]*\)/.exec(style.backgroundImage)?.[0] ?? "#555";
    for (let at = 0; at < box.width; at += 4)
      shapes.push(
        `<path d="M${fixed(x + at)} ${fixed(y + box.height)}l${fixed(Math.min(box.height * 0.47, box.width - at))} ${fixed(-box.height)}" stroke="${ink}"/>`,
      );
  }
  if (style.backgroundImage.startsWith("repeating-linear-gradient(90deg")) {
    const ink =
      /rgba?\([^()]*\)|oklch\([^()]*\)|lab\([^()]*\)|color\([^()]*\)/.exec(style.backgroundImage)?.[0] ?? "#ddd";
    for (let line = 0; line <= 10; line += 1)
      shapes.push(
        `<path d="M${fixed(x + (line * box.width) / 10)} ${fixed(y)}v${fixed(box.height)}" stroke="${ink}"/>`,
      );
  }
  return shapes;
}

/** Each line of a text where it stands. */
function textsOf(node: Text, style: CSSStyleDeclaration, frame: DOMRect): string[] {
  const text = node.data.trim();
  if (text === "") return [];
  const range = document.createRange();
  range.selectNodeContents(node);
  const [line, ...more] = range.getClientRects();
  if (line === undefined) return [];
  const last = more.at(-1) ?? line;
  const size = Number.parseFloat(style.fontSize);
  const y = (line.top + last.bottom) / 2 - frame.top + size * 0.35;
  return [
    `<text x="${fixed(line.left - frame.left)}" y="${fixed(y)}" font-size="${fixed(size)}" font-weight="${style.fontWeight}" fill="${style.color}">${escaped(text)}</text>`,
  ];
}

const PAINTS = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "font-size",
  "font-weight",
  "text-anchor",
] as const;

/** A drawing of its own, with the paints that its classes give it. */
function drawing(svg: SVGSVGElement, box: DOMRect, frame: DOMRect): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return "";
  const [from, to] = [
    [svg, ...svg.querySelectorAll("*")],
    [copy, ...copy.querySelectorAll("*")],
  ];
  for (const [at, element] of from.entries()) {
    const style = getComputedStyle(element);
    const target = to[at];
    target?.removeAttribute("class");
    // A pattern's address stays as it is written.
    for (const paint of PAINTS)
      if (!(target?.getAttribute(paint) ?? "").startsWith("url("))
        target?.setAttribute(paint, style.getPropertyValue(paint));
  }
  const place = { x: box.left - frame.left, y: box.top - frame.top, width: box.width, height: box.height };
  for (const [name, value] of Object.entries(place)) copy.setAttribute(name, fixed(value));
  return new XMLSerializer().serializeToString(copy);
}

/** The first ground behind an element. */
function groundOf(element: Element | null): string {
  if (element === null) return "#ffffff";
  const { backgroundColor } = getComputedStyle(element);
  return isSeen(backgroundColor) ? backgroundColor : groundOf(element.parentElement);
}

function isSeen(color: string): boolean {
  return color !== "" && color !== "transparent" && !/(?:,|\/)\s*0\)$/.test(color);
}

function fixed(value: number): string {
  return String(Math.round(10 * value) / 10);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
