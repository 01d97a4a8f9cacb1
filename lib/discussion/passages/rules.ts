import { forbidden, precondition } from "@/lib/errors";

/** Who began a thread may end it, and whoever may change the text it is about. */
export function assertCanSettle(isOwn: boolean, canEdit: boolean): void {
  if (!isOwn && !canEdit)
    throw forbidden("Whoever began this thread, or may edit the decision, resolves it. Answer in it instead.");
}

/** Nobody answers in a thread that was resolved: it would not be read. */
export function assertUnresolved(resolvedAt: Date | null): void {
  if (resolvedAt !== null) throw precondition("This thread is resolved. Reopen it to answer.");
}

/** So many threads are open on one record at once: more would not be read. */
const OPEN_LIMIT = 200;

/** Refuses one more than anybody reads. `count` are those that are not resolved. */
export function assertRoomForThread(count: number): void {
  if (count >= OPEN_LIMIT)
    throw precondition(`${OPEN_LIMIT} threads are open on this record. Have some of them resolved first.`);
}
