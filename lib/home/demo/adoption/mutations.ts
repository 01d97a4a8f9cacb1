import { demoAnswers } from "@/db/demo/adoptions";
import type { DemoAnswer } from "@/db/demo/shape";
import { recordAdoption } from "@/lib/adoption/mutations";
import type { Cast } from "../cast/queries";
import { inOrder, momentAgo } from "../rules";

/** Plays how the lines answered, once every decision is there: an answer is the last that happened to what it answers. */
export async function playAnswers(cast: Cast): Promise<void> {
  const steps = demoAnswers.map((answer) => ({ daysAgo: answer.daysAgo, play: () => say(cast, answer) }));
  for (const step of inOrder(steps)) await step.play();
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
