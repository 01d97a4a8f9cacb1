import type { Ctx } from "@/lib/access/context";
import { Refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { ownCounter, secondsToWait, sharedCounter } from "./counters";
import { LIMITS, sentenceOf, type LimitedWork } from "./rules";

type By = "person" | "organization";

/**
 * The same verb, counted: by its person and by its organization, before anything is done. For an adapter:
 * `endpoint(shape, limited("search", find))`. Past a limit it throws RATE_LIMITED, which says when to try again.
 */
export function limited<C extends Pick<Ctx, "organizationId" | "userId">, Rest extends readonly unknown[], T>(
  work: LimitedWork,
  verb: (ctx: C, ...rest: Rest) => T | Promise<T>,
): (ctx: C, ...rest: Rest) => Promise<T> {
  const counted = async (ctx: C, ...rest: Rest): Promise<T> => {
    await countWork(ctx, work);
    return verb(ctx, ...rest);
  };
  // Adapters name it in the log.
  return Object.defineProperty(counted, "name", { value: verb.name });
}

/** Counts one piece of work of a person, and of the organization they do it in. Throws RATE_LIMITED past either limit. */
export async function countWork(ctx: Pick<Ctx, "organizationId" | "userId">, work: LimitedWork): Promise<void> {
  await assertRoom(work, "person", ctx.userId);
  await assertRoom(work, "organization", ctx.organizationId);
}

async function assertRoom(work: LimitedWork, by: By, key: string): Promise<void> {
  const seconds = await secondsToWait(counterOf(work, by), key);
  if (seconds === null) return;
  log.warn({ event: "limit.reached", work, by }, "a limit was reached");
  throw new Refusal("RATE_LIMITED", sentenceOf(work, by, seconds), undefined, undefined, seconds);
}

function counterOf(work: LimitedWork, by: By) {
  const { seconds, perPerson, perOrganization, isInMemory } = LIMITS[work];
  const make = isInMemory === true ? ownCounter : sharedCounter;
  return make(`${work}-${by}`, by === "person" ? perPerson : perOrganization, seconds);
}
