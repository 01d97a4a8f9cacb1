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
    let ms = timed(script, context);
    for (let again = 0; again < 2 && ms > budget && ms < 10 * budget; again++)
      ms = Math.min(ms, timed(script, context));
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
