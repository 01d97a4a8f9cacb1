import { type AST, RegExpParser } from "@eslint-community/regexpp";
import type { Pattern } from "./collect";

/** As long as one field of a hostile request may be. */
export const HOSTILE_LENGTH = 100_000;

const TAILS = ["", "\u0000", "\n", "!"];
/** What a class may take, the likeliest first; a class that takes none of them is left empty. */
const CANDIDATES = ["a", "0", " ", "A", "-", "\n", "\t", ".", "_", "*", "é", "中", "😀", "\u200b"].concat(
  Array.from({ length: 127 }, (_, code) => String.fromCharCode(code)),
);

/** Texts of 100 kB that are hard on this pattern: what it repeats, repeated, with a near miss at the end; what it begins with, again and again. */
export function hostileTexts(pattern: Pattern, most = Infinity): readonly string[] {
  const parsed = new RegExpParser().parsePattern(pattern.source, undefined, undefined, {
    unicode: pattern.flags.includes("u"),
    unicodeSets: pattern.flags.includes("v"),
  });
  const units = new Set([" ", "a", "\n", "0", "a ", "a\n"]);
  const texts = new Set<string>();
  for (const choice of [0, 1, 2]) {
    const whole = sampleOf(parsed, pattern.flags, choice);
    units
      .add(whole)
      .add(whole.slice(0, -1))
      .add(`${whole}\n`)
      .add(`${whole.slice(0, -1)}\n`);
    pumped(parsed, pattern.flags, choice, "", ({ before, pump, after }) => {
      for (const tail of TAILS) texts.add(before + filled(pump) + tail).add(`a${filled(pump)}${tail}`);
      units
        .add(pump)
        .add(before)
        .add(before + pump)
        .add(pump + after)
        .add(before + pump + pump)
        .add(`${before}${pump}\n`);
    });
  }
  for (const unit of units) for (const tail of ["", "\u0000"]) texts.add(filled(unit) + tail);
  texts.delete("");
  const all = [...texts].filter((text) => text.length > 1);
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, at) => all[Math.floor(at * step)] ?? "");
}

const filled = (unit: string) =>
  unit === "" ? "" : unit.repeat(Math.ceil(HOSTILE_LENGTH / unit.length)).slice(0, HOSTILE_LENGTH);

interface Pumped {
  /** What the pattern takes before the repetition. */
  readonly before: string;
  readonly pump: string;
  /** What it takes right after. */
  readonly after: string;
}

/** Tells of each repetition of the pattern. */
function pumped(node: AST.Node, flags: string, choice: number, before: string, tell: (pumped: Pumped) => void): void {
  if (node.type === "Quantifier") {
    if (node.max > 8) tell({ before, pump: sampleOf(node.element, flags, choice), after: "" });
    pumped(node.element, flags, choice, before, tell);
  } else if (node.type === "Alternative") {
    let taken = before;
    for (const [at, element] of node.elements.entries()) {
      const next = node.elements[at + 1];
      const after = next === undefined ? "" : sampleOf(next, flags, choice);
      const told = taken;
      pumped(element, flags, choice, told, (one) => tell({ ...one, after: one.after === "" ? after : one.after }));
      taken += sampleOf(element, flags, choice);
    }
  } else if ("alternatives" in node) {
    for (const alternative of node.alternatives) pumped(alternative, flags, choice, before, tell);
  }
}

/** A text that the node takes, as good as it can be told without looking around. */
function sampleOf(node: AST.Node, flags: string, choice: number): string {
  switch (node.type) {
    case "Pattern":
    case "Group":
    case "CapturingGroup": {
      const alternative = node.alternatives[choice % node.alternatives.length];
      return alternative === undefined ? "" : sampleOf(alternative, flags, choice);
    }
    case "Alternative":
      return node.elements.map((element) => sampleOf(element, flags, choice)).join("");
    case "Quantifier":
      return sampleOf(node.element, flags, choice).repeat(Math.min(Math.max(node.min, 1), node.max));
    case "Character":
      return String.fromCodePoint(node.value);
    case "CharacterClass":
    case "CharacterSet":
    case "ExpressionCharacterClass":
      return taken(node.raw, flags, choice);
    case "Assertion":
      return node.kind === "lookbehind" && !node.negate
        ? sampleOf(node.alternatives[choice % node.alternatives.length] ?? node, flags, choice)
        : "";
    case "Backreference":
      return sampleOf(Array.isArray(node.resolved) ? (node.resolved[0] ?? node) : node.resolved, flags, choice);
    default:
      return "";
  }
}

const known = new Map<string, readonly string[]>();

function taken(raw: string, flags: string, choice: number): string {
  const name = `${raw}/${flags}`;
  const kept = known.get(name) ?? candidatesOf(raw, flags);
  known.set(name, kept);
  return kept[choice % Math.max(kept.length, 1)] ?? "";
}

function candidatesOf(raw: string, flags: string): readonly string[] {
  const one = new RegExp(`^${raw}$`, flags.replaceAll(/[gy]/g, ""));
  return [...new Set(CANDIDATES.filter((candidate) => one.test(candidate)))].slice(0, 6);
}
