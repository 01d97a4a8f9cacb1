import { afterAll, expect, test, vi } from "vitest";
import { drillCallbacks } from "./addresses";
import { drillCookies } from "./cookies";
import { drillOneAccount, drillOneAddress } from "./guessing";
import { drillClaims, drillInvitations } from "./invitations";
import { drillSignOn } from "./sign-on";
import { drillTelling } from "./telling";

// The environment is read once, when the first module asks for it: before every import.
const post = await vi.hoisted(async () => {
  const { startMailServer } = await import("@/db/testing/mail/smtp");
  const server = await startMailServer();
  vi.stubEnv("SMTP_URL", server.url);
  vi.stubEnv("OUTBOUND_ALLOW", "localhost");
  return server;
});
afterAll(() => post.close());

// The short form of `npm run trust:identity`, which does the same at the size of the promises.
test.each([
  ["what ends a session ends its cookie on the next request", () => drillCookies(1)],
  ["of 100 clients with one invitation one gets in", () => drillInvitations(1)],
  ["an invitation makes no account that somebody else can claim", () => drillClaims()],
  ["guessing at one account is stopped, and its holder gets in", () => drillOneAccount(100)],
  ["no callback leads off the site", () => Promise.resolve(drillCallbacks())],
  ["single sign-on lets nobody in by replay, mix-up or an unverified address", () => drillSignOn()],
  ["trying one password on many accounts is stopped by address", () => drillOneAddress(70)],
] as const)("%s", async (_guarantee, drill) => {
  expect((await drill()).wrong).toEqual([]);
});

test("nothing that takes an address tells whether it has an account", async () => {
  // Few answers say little about times: here only what no noise explains.
  const drills = await drillTelling(20, 0.9);
  expect(drills.flatMap(({ wrong }) => wrong)).toEqual([]);
});
