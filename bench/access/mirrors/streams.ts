import { testMember } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { createDecision } from "@/lib/decisions/mutations";
import { startBus } from "@/lib/live/bus";
import { cookieOf } from "../asking/sign-in";
import { canariesOf, canaryIn } from "./canaries";

/** So long streams are listened to after something happened; they beat every four seconds. */
const LISTEN_MS = 6_000;

/** Listens to the live streams of two organizations while things happen in both, as their owners and as stakeholders. */
export async function readStreams(appUrl: string, one: Ctx, other: Ctx) {
  const listeners = await Promise.all(
    [one, other].flatMap((owner) => [
      listen(appUrl, owner, owner),
      testMember(owner, "stakeholder").then((stakeholder) => listen(appUrl, owner, stakeholder)),
    ]),
  );
  // As another process of the app would: what is done here is told there.
  const bus = startBus();
  for (const owner of [one, other, one, other])
    await createDecision(owner, { title: `Heard in ${owner.slug}`, productLineIds: [] });
  const leaks: string[] = [];
  let told = 0;
  for (const { at, heard } of listeners) {
    const [mine, foreign] = at.organizationId === one.organizationId ? [one, other] : [other, one];
    const text = await heard;
    if (canaryIn(text, await canariesOf(mine, mine.slug)) !== undefined) told += 1;
    const leak = canaryIn(text, await canariesOf(foreign, foreign.slug));
    if (leak !== undefined) leaks.push(`the stream of ${mine.slug} holds ${leak}`);
    if (!text.includes("event: change")) leaks.push(`the stream of ${mine.slug} said nothing`);
  }
  await bus.stop();
  return { streams: listeners.length, told, leaks };
}

/** Opens a stream, and returns what it says from then on. */
async function listen(appUrl: string, at: Ctx, as: Ctx) {
  const answer = await fetch(`${appUrl}/api/live/${at.slug}`, { headers: { cookie: await cookieOf(as) } });
  const reader = answer.body?.getReader();
  const chunks: Uint8Array[] = [];
  const heard = (async () => {
    const end = Date.now() + LISTEN_MS;
    while (reader !== undefined && Date.now() < end) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
    }
    await reader?.cancel();
    return Buffer.concat(chunks).toString();
  })();
  return { at, heard };
}
