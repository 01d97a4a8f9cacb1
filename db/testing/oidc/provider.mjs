import { createServer } from "node:http";
import Provider from "oidc-provider";

/**
 * A real OpenID provider in a process of its own. It prints its issuer. Whoever is sent there with a `login_hint`, the claims as
 * base64url JSON, is signed in at once as what it says; a browser without one is asked for name and address.
 */
const [redirectUris = "[]", clientSecret = ""] = process.argv.slice(2);

const server = createServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://localhost:${server.address().port}`;
const claimsOf = (hint) => JSON.parse(Buffer.from(hint, "base64url").toString());

const provider = new Provider(issuer, {
  clients: [{ client_id: "accord", client_secret: clientSecret, redirect_uris: JSON.parse(redirectUris) }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ ...claimsOf(id), sub: id }) }),
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

const FORM = `<!doctype html><html lang="en"><title>Provider</title><main><h1>Who are you?</h1><form method="post">
  <label>Name <input name="name"></label> <label>Address <input name="email"></label> <button>Go on</button></form></main></html>`;

/** What somebody typed at the provider's own screen, as it signs it: the address counts as verified. */
async function claimsTyped(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { name, email } = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
  return Buffer.from(JSON.stringify({ name, email, email_verified: true })).toString("base64url");
}

const answer = provider.callback();
server.on("request", async (request, response) => {
  if (!request.url.startsWith("/interaction/")) return answer(request, response);
  const { params } = await provider.interactionDetails(request, response);
  const claims = request.method === "POST" ? await claimsTyped(request) : params.login_hint;
  if (claims === undefined) return response.setHeader("content-type", "text/html; charset=utf-8").end(FORM);
  await provider.interactionFinished(request, response, { login: { accountId: claims } });
});

console.log(issuer);
