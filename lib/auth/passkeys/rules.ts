/** What tells where a passkey is taken. */
export interface KeyScope {
  /** The organization on whose provider's word alone it was added; null where its holder had proven themselves. */
  readonly ssoOrganizationId: string | null;
}

/**
 * Is a key taken in this organization, or, for null, as a way in and a second factor? One that stands on a provider's word alone signs in
 * the provider's organization and does nothing else: whoever runs the provider may hold it.
 */
export const servesIn = ({ ssoOrganizationId }: KeyScope, organizationId: string | null): boolean =>
  ssoOrganizationId === null || ssoOrganizationId === organizationId;
