declare const brand: unique symbol;

/** An organization's id that a gate has proven. Only `lib/auth/context.ts` mints one, and, from the database's own rows, verification and the factories of the tests. */
export type OrganizationId = string & { readonly [brand]: "organization" };

/** Whose rows a transaction may see: the organization, and the person on whose behalf it runs (null for a job). */
export interface Scope {
  readonly organizationId: OrganizationId;
  readonly userId: string | null;
}
