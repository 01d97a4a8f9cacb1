/** A source of numbers from 0 to below 1 that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pieces that parsers stumble over. */
const PIECES = [
  ...[
    "---\n",
    "```\n",
    "~~~",
    "<!--",
    "-->",
    "|",
    "| --- |\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u0000",
    "\uFEFF",
    "{",
    "}",
    "[",
    "](",
    ")",
  ],
  ...[
    "#",
    "# ",
    "======\n",
    "------\n",
    "* ",
    "> ",
    "1. ",
    "**",
    "__",
    "`",
    "~~",
    "\\",
    "&amp;",
    "status: ",
    ": ",
    "{{",
    ":status: ",
  ],
  ...[
    "Superseded by ",
    "ADR-99999999",
    "2024-13-45",
    "99/99/9999",
    "🤔",
    "\uD800",
    "状态",
    "..",
    "../",
    "%zz",
    "[^1]",
    "<div>",
    "![",
    "http://",
  ],
  ...[
    "----\n",
    "....\n",
    "|===\n",
    "== ",
    "** ",
    "+\n",
    "{status}",
    "<<",
    "link:",
    "[[a]]",
    ".. note:: ",
    ".. _a: ",
    ":ref:`",
    "``",
    "`_",
    "|a|",
    "::\n\n  ",
    "+--+--+\n",
    "====  ====\n",
    ":Field: ",
  ],
];

/** A text with one to six changes of the kinds that hands, tools and networks make: cut, doubled, swapped, inserted, repeated. */
export function mutate(text: string, random: () => number): string {
  let changed = text;
  const times = 1 + Math.floor(random() * 6);
  for (let time = 0; time < times; time += 1) changed = mutateOnce(changed, random);
  return changed;
}

function mutateOnce(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const end = Math.min(text.length, at + Math.floor(random() * 40));
  const piece = PIECES[Math.floor(random() * PIECES.length)] ?? "";
  switch (Math.floor(random() * 7)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return text.slice(0, at) + piece + text.slice(at);
    case 3:
      return text.slice(0, at) + piece.repeat(1 + Math.floor(random() * 60)) + text.slice(at);
    case 4:
      return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 65_536)) + text.slice(at + 1);
    case 5:
      return text.slice(at) + text.slice(0, at);
    default:
      return text.slice(0, at);
  }
}
