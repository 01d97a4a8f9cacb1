/** The shortest password, in characters. */
export const PASSWORD_MINIMUM = 10;

/** What a form says of a new password before it is judged. */
export const PASSWORD_HINT = `At least ${PASSWORD_MINIMUM} characters. A few unrelated words are easy to keep and hard to guess.`;

const BASE = "http://accord.invalid";

/**
 * Where to go after signing in: a path of this site, or "/". Anything a browser could read as another host (two slashes,
 * a backslash, a control character, a scheme) becomes "/", also when it appears only after dots are resolved.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || next.length > 2000 || !next.startsWith("/")) return "/";
  if (/[\\\p{Cc}\s]/u.test(next) || !URL.canParse(next, BASE)) return "/";
  const url = new URL(next, BASE);
  if (url.origin !== BASE || url.pathname.startsWith("//") || url.pathname.startsWith("/api/")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Where next-auth may lead: the same as `safeNext`, for an address that may name this site, `baseUrl`, in full. */
export function safeRedirect(url: string, baseUrl: string): string {
  return `${baseUrl}${safeNext(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)}`;
}

/** What can keep a member's session out of an organization. */
export type Barrier = "second_factor" | "sign_on" | "other_sign_on";

/** What an action answers whoever is kept out. A page leads on instead. */
export const BARRIER_WORDS: Readonly<Record<Barrier, string>> = {
  second_factor: "This organization requires a second factor. Reload the page to prove or set up yours.",
  sign_on: "This organization is entered through its own sign-on. Reload the page to go there.",
  other_sign_on: "You signed in through another organization's provider, which opens that organization only.",
};

interface EntryPolicy {
  readonly organizationId: string;
  readonly requiresSecondFactor: boolean;
  readonly isSignOnEnforced: boolean;
  /** Owners keep every way in, so that a broken provider locks nobody out for good. */
  readonly isOwner: boolean;
}

/**
 * Does this session suffice for an organization? One that a provider opened is enough for the provider's own organization, which
 * decides there what people prove, and for no other: else whoever runs a provider could open what its people belong to elsewhere.
 */
export function barrierTo(
  policy: EntryPolicy,
  session: { readonly isTwoFactor: boolean; readonly ssoOrganizationId: string | null } | null,
): Barrier | null {
  const via = session?.ssoOrganizationId ?? null;
  if (via === policy.organizationId) return null;
  if (via !== null) return "other_sign_on";
  if (policy.isSignOnEnforced && !policy.isOwner) return "sign_on";
  return policy.requiresSecondFactor && session?.isTwoFactor !== true ? "second_factor" : null;
}
