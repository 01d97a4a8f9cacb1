import * as oauth from "oauth4webapi";
import { precondition, Refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { askOutside } from "@/lib/outbound/request";

/** How this server is known to a provider, and what the provider sends people back to. */
export interface ProviderClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

/** What is remembered between sending somebody to the provider and their return. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What the provider says of somebody, once everything about it was checked. */
export interface Claims {
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly name: string | null;
  readonly all: Readonly<Record<string, unknown>>;
}

/** Every request goes through the guarded way out. http only reaches what OUTBOUND_ALLOW names: the guard refuses the rest. */
const throughGuard = {
  [oauth.customFetch]: (url: string, options: oauth.CustomFetchOptions<string, unknown>) =>
    askOutside(url, {
      method: options.method,
      headers: options.headers,
      ...(options.body instanceof URLSearchParams && { body: options.body.toString() }),
    }),
  [oauth.allowInsecureRequests]: true,
};

/** The provider's own description of itself. Refuses an address that has none, or one that calls itself otherwise. */
export async function providerAt(issuer: string): Promise<oauth.AuthorizationServer> {
  try {
    const address = new URL(issuer);
    const answer = await oauth.discoveryRequest(address, { algorithm: "oidc", ...throughGuard });
    return await oauth.processDiscoveryResponse(address, answer);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    log.info({ err: error }, "a sign-on provider did not describe itself");
    throw precondition(
      "There is no OpenID provider at this address. Enter its issuer exactly as the provider shows it.",
    );
  }
}

/** A new attempt, and where to send the person with it: authorization code, PKCE, state and nonce. */
export async function beginAtProvider(client: ProviderClient): Promise<Attempt & { readonly url: string }> {
  const server = await providerAt(client.issuer);
  // A browser is sent there: to a page, never to a script or a file.
  if (!/^https?:\/\//.test(server.authorization_endpoint ?? ""))
    throw precondition("This provider has no page to sign in at.");
  const attempt = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    codeVerifier: oauth.generateRandomCodeVerifier(),
  };
  const url = new URL(server.authorization_endpoint ?? "");
  const asked = {
    response_type: "code",
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    scope: "openid email profile",
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(attempt.codeVerifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { ...attempt, url: url.href };
}

/**
 * Exchanges the code that somebody came back with, and checks all of it: state, the issuer of the answer, the code with its
 * verifier, the token's signature, audience, times and nonce. Refuses with UNAUTHENTICATED whatever was wrong.
 */
export async function finishAtProvider(
  client: ProviderClient,
  attempt: Attempt,
  answered: URLSearchParams,
): Promise<Claims> {
  const server = await providerAt(client.issuer);
  const self: oauth.Client = { client_id: client.clientId };
  try {
    const parameters = oauth.validateAuthResponse(server, self, answered, attempt.state);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      self,
      authenticationAt(server, client.clientSecret),
      parameters,
      client.redirectUri,
      attempt.codeVerifier,
      throughGuard,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, self, answer, {
      expectedNonce: attempt.nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, answer, throughGuard);
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (claims === undefined) throw new Error("The provider sent no token of identity.");
    const more = await moreClaims(server, self, tokens.access_token, claims);
    return read({ ...more, ...claims });
  } catch (error) {
    log.info({ err: error }, "a sign-on was refused");
    throw new Refusal("UNAUTHENTICATED", "The provider's answer was not accepted. Begin again.");
  }
}

/** What the token leaves out, asked of the provider: many hand out the address there only. Its subject has to be the same. */
async function moreClaims(
  server: oauth.AuthorizationServer,
  self: oauth.Client,
  accessToken: string,
  claims: oauth.IDToken,
): Promise<Readonly<Record<string, unknown>>> {
  if (claims["email"] !== undefined || server.userinfo_endpoint === undefined) return {};
  const answer = await oauth.userInfoRequest(server, self, accessToken, throughGuard);
  return oauth.processUserInfoResponse(server, self, claims.sub, answer);
}

function authenticationAt(server: oauth.AuthorizationServer, clientSecret: string): oauth.ClientAuth {
  const known = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  return known.includes("client_secret_basic")
    ? oauth.ClientSecretBasic(clientSecret)
    : oauth.ClientSecretPost(clientSecret);
}

function read(all: Readonly<Record<string, unknown>>): Claims {
  const text = (name: string) => {
    const value = all[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  return {
    subject: text("sub") ?? "",
    email: text("email"),
    isEmailVerified: all["email_verified"] === true,
    name: text("name"),
    all,
  };
}
