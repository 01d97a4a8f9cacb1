import { conflict, invalid, precondition } from "@/lib/errors";

/** For how many days an organization that is to be deleted can be kept after all. `delete_organization` in db/policies.sql waits as long. */
export const GRACE_DAYS = 14;

/** When an organization is gone for good. */
export function goneAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + GRACE_DAYS * 86_400_000);
}

interface Subject {
  readonly name: string;
  readonly deletionAskedAt: Date | null;
}

/** Refuses who did not type the name, so that nobody deletes another organization than they meant. */
export function assertMayAsk({ name, deletionAskedAt }: Subject, typed: string): void {
  const message = `Type the organization's name as it is: ${name}.`;
  if (typed !== name) throw invalid(message, { name: message });
  if (deletionAskedAt !== null) throw conflict("Somebody has asked for this already. Reload the page.");
}

export function assertMayUndo({ deletionAskedAt }: Subject): void {
  if (deletionAskedAt === null) throw precondition("The organization is not to be deleted. Reload the page.");
}
