import { createServer } from "node:http";
import Provider from "oidc-provider";

/**
 * A real OpenID provider in a process of its own. It prints its issuer. Whoever is sent there is signed in at once as what
 * `login_hint` says, the claims as base64url JSON: what a person would do at its screens is not what is tested.
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

const answer = provider.callback();
server.on("request", async (request, response) => {
  if (!request.url.startsWith("/interaction/")) return answer(request, response);
  const { params } = await provider.interactionDetails(request, response);
  await provider.interactionFinished(request, response, { login: { accountId: params.login_hint } });
});

console.log(issuer);
