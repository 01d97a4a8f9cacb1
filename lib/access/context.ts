import type { Role } from "@/db/enums";
import type { Scope } from "@/db/scope";

/** A proven person in a proven organization: the first argument of every query and verb. Minted in `lib/auth/context.ts`. */
export interface Ctx extends Scope {
  readonly userId: string;
  readonly memberId: string;
  readonly slug: string;
  readonly organizationName: string;
  /** The person's own name. */
  readonly name: string;
  readonly role: Role;
  /** A lead's or stakeholder's lines with all their descendants; null means every line. */
  readonly productLineIds: readonly string[] | null;
  /** When an owner asked to delete the organization: its owners read it until it is gone, and nobody writes. */
  readonly closedSince?: Date | null;
}
