import vm from "node:vm";
import type { Pattern } from "./collect";
import { hostileTexts } from "./hostile";

/** Enough to say that a pattern hangs. */
const GIVEN_UP_MS = 1_000;

/** The longest that a pattern took, and over which text. */
export interface Endured {
  readonly at: string;
  readonly what: string;
  readonly ms: number;
  readonly text: string;
}

/** Looks for the pattern everywhere in each text, as a search, a split and a replacement do. `budget` is asked of the best of three. */
export function attackPattern(pattern: Pattern, budget: number, most?: number): Endured {
  const every = new RegExp(pattern.source, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`);
  const context = vm.createContext({ every, text: "" });
  const script = new vm.Script("every.lastIndex = 0; text.replace(every, '')");
  let worst: Endured = { at: pattern.at, what: `/${pattern.source}/${pattern.flags}`, ms: 0, text: "" };
  for (const text of hostileTexts(pattern, most)) {
    context["text"] = Buffer.from(text).toString();
    const ms = leastOf(3, budget, timed(script, context), () => timed(script, context));
    if (ms > worst.ms) worst = { ...worst, ms, text };
    if (ms >= GIVEN_UP_MS) break;
  }
  return worst;
}

function timed(script: vm.Script, context: vm.Context): number {
  const begun = process.cpuUsage();
  try {
    script.runInContext(context, { timeout: GIVEN_UP_MS });
  } catch {
    return GIVEN_UP_MS;
  }
  return spentSince(begun);
}

/** Milliseconds of work since then: what others do on the machine does not count. */
export function spentSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

/**
 * The least work that so many attempts took, in milliseconds of a machine on which `REFERENCE` takes `REFERENCE_MS`. Asked of what was over
 * the budget: processors that others share are slower for a while, and then they are for this piece of work beside it as well.
 */
export function leastOf(attempts: number, budget: number, first: number, attempt: () => number): number {
  let least = first;
  for (let at = 0; at < attempts && least > budget && least < 10 * budget; at++) {
    const begun = process.cpuUsage();
    REFERENCE();
    const slower = Math.max(1, spentSince(begun) / REFERENCE_MS);
    least = Math.min(least, attempt() / slower);
  }
  return least;
}

/** Work of the kind that reading input is: it walks over texts and makes small objects of them. */
const REFERENCE = () =>
  JSON.stringify(JSON.parse(REFERENCE_TEXT, (_, value: unknown) => (typeof value === "string" ? value.trim() : value)));
const REFERENCE_MS = 20;
const REFERENCE_TEXT = JSON.stringify(Array.from({ length: 20_000 }, (_, at) => ({ id: `text ${at}`, at })));
