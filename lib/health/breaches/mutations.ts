import "server-only";
import { readBytes } from "@/lib/byte-body";
import { invalid } from "@/lib/errors";
import { ownCounter, secondsToWait } from "@/lib/limits/counters";
import { log } from "@/lib/log";
import { assertSameOrigin } from "@/lib/origin";
import { breachShape } from "./input";
import { loggedBreach } from "./rules";

/** The largest report that is read, in bytes. */
const MOST_BYTES = 64 * 1024;

/** Anybody can send reports, so that few are read: enough to learn that a page is wrong, too few to fill a log. */
const fromAddress = ownCounter("breaches-address", 20, 60);
const fromEverybody = ownCounter("breaches", 200, 60);

/**
 * Writes what a browser at this address reports of one of our pages into the log. What is none, or too much, is passed over: nobody waits
 * for an answer. Refuses what another site sends.
 */
export async function takeBreach(address: string, request: Request): Promise<void> {
  assertSameOrigin(request.headers);
  if ((await secondsToWait(fromAddress, address)) !== null) return;
  if ((await secondsToWait(fromEverybody, "all")) !== null) return;
  try {
    const bytes = await readBytes(request, MOST_BYTES, () => invalid("This is too long for a report."));
    const breach = breachShape.parse(JSON.parse(new TextDecoder().decode(bytes)));
    log.warn({ event: "policy.breached", ...loggedBreach(breach) }, "a page wanted what its policy forbids");
  } catch {
    // Not a report.
  }
}
