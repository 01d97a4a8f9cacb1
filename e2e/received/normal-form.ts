import { decodedFlight } from "./flight";

/** What was received, so written that the same page is the same text, without what differs between any two sessions. */
export function normalForm(body: string, nonce?: string): string {
  const text = nonce === undefined ? body : body.replaceAll(nonce, "‹nonce›");
  return text.startsWith("<!DOCTYPE html>") ? documentForm(text) : masked(decodedFlight(text) ?? text);
}

const PUSH = /self\.__next_f\.push\((\[.*?\])\)<\/script>/gs;
const SCRIPT = /<script\b[^>]*>.*?<\/script>/gs;
const REACTS_OWN =
  /<script\b[^>]*>(?:\(?self\.__next_f|\$R|requestAnimationFrame|document\.querySelectorAll\('body link)[^<]*(?:<(?!\/script>)[^<]*)*<\/script>/g;

/**
 * A document's data in its order, then its markup, by tags in the order of the alphabet: which parts of it come later, and
 * land at the end, depends on the moment.
 */
function documentForm(html: string): string {
  const pushed = [...html.matchAll(PUSH)].map(([, push = "[]"]): unknown => JSON.parse(push));
  const data = pushed.map((push) => (Array.isArray(push) && push[0] === 1 ? String(push[1]) : "")).join("");
  const page = html.replaceAll(REACTS_OWN, "");
  // Whether the markup also asks for a script that the data names depends on the moment, too, and how often it asks for one.
  const asked = [...page.matchAll(SCRIPT)].map(([script]) => script).filter((script) => !isNamedIn(data, script));
  const scripts = new Set(asked.map(masked));
  const markup = assembled(page.replaceAll(SCRIPT, ""));
  const tags = masked(markup).split(/(?=<)/);
  return [masked(decodedFlight(data) ?? data), ...[...scripts, ...tags].toSorted()].join("\n");
}

function isNamedIn(data: string, script: string): boolean {
  const file = /^<script src="([^"]+)" async="" nonce="[^"]*"><\/script>$/.exec(script)?.[1];
  return file !== undefined && data.includes(`"${file}"`);
}

/** The markup with every part that came later in its place, or, where it replaces what stood in for it, behind. */
function assembled(markup: string): string {
  const late = new Map<string, string>();
  let shell = markup;
  for (let begin = LATE.exec(shell); begin !== null; begin = LATE.exec(shell)) {
    const from = begin.index + begin[0].length;
    const end = endOfDivision(shell, from);
    late.set(begin[1] ?? "", shell.slice(from, end));
    shell = shell.slice(0, begin.index) + shell.slice(end + "</div>".length);
  }
  const placed = new Set<string>();
  const filled = (text: string): string =>
    text.replaceAll(/<template id="P:([0-9a-f]+)"><\/template>/g, (_, id: string) => {
      placed.add(id);
      return filled(late.get(id) ?? "");
    });
  const parts = [shell, ...late.values()].map(filled);
  const behind = [...late.keys()].flatMap((id, at) => (placed.has(id) ? [] : [parts[at + 1] ?? ""]));
  return [parts[0] ?? "", ...behind].map(withoutFallbacks).join("");
}

const LATE = /<div hidden id="S:([0-9a-f]+)">/;

/** Where the division ends whose content begins at `from`. */
function endOfDivision(markup: string, from: number): number {
  let depth = 1;
  for (const { 0: tag, index } of markup.slice(from).matchAll(/<div\b|<\/div>/g)) {
    depth += tag === "</div>" ? -1 : 1;
    if (depth === 0) return from + index;
  }
  return markup.length;
}

/** The markup without what stands in for a part that is still to come: React says by comments where that begins and ends. */
function withoutFallbacks(markup: string): string {
  const boundaries: boolean[] = [];
  const parts = markup.split(/(<!--.*?-->)/s).map((part) => {
    if (/^<!--\$[?!~]?-->$/.test(part)) boundaries.push(part !== "<!--$-->");
    else if (part === "<!--/$-->") boundaries.pop();
    else if (!part.startsWith("<!--") && !boundaries.includes(true)) return part;
    return "";
  });
  return parts.join("");
}

/** Takes out ids, hashes also where they are shortened or grouped, moments and ages, and the tints that follow from ids. */
export function masked(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "‹id›")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, "‹moment›")
    .replaceAll(/\b\d{1,2}:\d\d\b/g, "‹clock›")
    .replaceAll(/(?<=")[\w-]{21}[vmh](?=")/g, "‹request›")
    .replaceAll(/[0-9a-f]{8,}|[0-9a-f]{4}…[0-9a-f]{4}|(?:[0-9a-f]{4} ){2}… [0-9a-f]{4} [0-9a-f]{4}/g, "‹hash›")
    .replaceAll(/(?<=class="num">)(?:now|\d+ min)\b/g, "‹age›")
    .replaceAll(/\bperson-\d\b/g, "‹tint›");
}
