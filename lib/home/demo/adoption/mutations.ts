import { demoAnswers } from "@/db/demo/adoptions";
import type { DemoAnswer } from "@/db/demo/shape";
import { recordAdoption } from "@/lib/adoption/mutations";
import type { Cast } from "../cast/queries";
import { momentAgo, type Step } from "../rules";

/** How the lines answered, once every decision is there: an answer comes after everything that made the decision. */
export function answerSteps(cast: Cast): readonly Step[] {
  return demoAnswers.map((answer) => ({ daysAgo: answer.daysAgo, play: () => say(cast, answer) }));
}

async function say(
  cast: Cast,
  { decision, line, by, daysAgo, stance, reason = "", inDays }: DemoAnswer,
): Promise<void> {
  const day = inDays === undefined ? null : momentAgo(cast.openedAt, -inDays).toISOString().slice(0, 10);
  await recordAdoption(cast.acting(by, daysAgo), {
    decisionId: cast.decision(decision),
    lineIds: [cast.line(line)],
    stance,
    reason,
    dueOn: stance === "planned" ? day : null,
    expiresOn: stance === "waived" ? day : null,
  });
}
