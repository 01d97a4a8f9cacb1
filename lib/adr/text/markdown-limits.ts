const NESTING = 20;
const TABLE_CELLS = 3_000;
const PARAGRAPH_WORK = 4_000_000;

/**
 * Tells whether a text would keep a Markdown parser busy for long: emphasis and links cost the square of their marks in a
 * paragraph, containers the square of their depth. Such texts (30,000 marks took 25 s) are shown as they were typed.
 */
export function isTangled(source: string): boolean {
  return isDeep(source) || count(source, "|") > TABLE_CELLS || paragraphWork(source) > PARAGRAPH_WORK;
}

/** Block quotes and lists inside each other, either on one line or by indentation. */
function isDeep(source: string): boolean {
  for (const line of source.split(/\r\n?|\n/)) {
    const prefix = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line)?.[0] ?? "";
    const marks = prefix.match(/>|[-*+]|\d{1,9}[.)]/g)?.length ?? 0;
    const isRule = /^[ \t]*([-*][ \t]*)+$/.test(line);
    if (marks > NESTING && !isRule) return true;
    if (marks > 0 && line.length - line.trimStart().length > NESTING * 4) return true;
  }
  return false;
}

function paragraphWork(source: string): number {
  let work = 0;
  let marks = 0;
  for (const line of source.split(/\r\n?|\n/)) {
    if (/^ {0,3}(?:[-*+] +\S|#{1,6} |[ \t]*$)/.test(line)) {
      work += marks ** 2;
      marks = 0;
    }
    marks += line.match(/[*_~[\]`<]/g)?.length ?? 0;
  }
  return work + marks ** 2;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
