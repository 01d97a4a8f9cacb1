import type { IconNode, SVGProps } from "lucide";

/**
 * The shapes of an icon as the one path that draws them all, for a 24 × 24 box: a stroke knows no difference. Throws for a
 * shape that no icon has.
 */
export function outlineOf(node: IconNode): string {
  return node.map(([shape, attributes]) => pathOf(shape, attributes)).join("");
}

function pathOf(shape: string, attributes: SVGProps): string {
  const at = (name: string) => Number(attributes[name] ?? 0);
  switch (shape) {
    case "path":
      return fromOrigin(String(attributes["d"]));
    case "circle":
      return ellipse(at("cx"), at("cy"), at("r"), at("r"));
    case "ellipse":
      return ellipse(at("cx"), at("cy"), at("rx"), at("ry"));
    case "line":
      return `M${at("x1")} ${at("y1")}L${at("x2")} ${at("y2")}`;
    case "polyline":
      return `M${attributes["points"]}`;
    case "polygon":
      return `M${attributes["points"]}Z`;
    case "rect":
      return rectangle(at("x"), at("y"), at("width"), at("height"), at("rx") || at("ry"));
    default:
      throw new Error(`An icon has the shape ${shape}, which is not drawn yet.`);
  }
}

/** A path that begins with a relative move counts from the origin, not from where the one before it ended. */
const fromOrigin = (path: string): string => (path.startsWith("m") ? `M0 0${path}` : path);

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  const half = (to: number) => `a${rx} ${ry} 0 1 0 ${to} 0`;
  return `M${cx - rx} ${cy}${half(2 * rx)}${half(-2 * rx)}Z`;
}

function rectangle(x: number, y: number, width: number, height: number, r: number): string {
  const corner = (dx: number, dy: number) => (r === 0 ? "" : `a${r} ${r} 0 0 1 ${dx} ${dy}`);
  const [across, down] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}Z`;
}
