import PostalMime, { type Email } from "postal-mime";
import type { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { testOrganization } from "@/db/testing/factories";
import { testEmail, testPerson, testVisitor } from "@/db/testing/people";
import {
  acceptInvitation,
  createInvitation,
  requestToJoin,
  revokeInvitation,
  signUpWithInvitation,
} from "@/lib/organizations/invitations/mutations";
import { requestPasswordReset, resetPassword } from "../reset/mutations";
import { signIn } from "../sessions/mutations";
import { requestSignUp, signUp } from "./mutations";
import { signUpWay } from "./queries";

const password = "correct horse battery";

const smtp = await vi.hoisted(async () => {
  const { SMTPServer: Server } = await import("smtp-server");
  const arrived: { to: string[]; raw: string }[] = [];
  const server: SMTPServer = new Server({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        arrived.push({ to, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The environment is read once, when the first module asks for it: after this.
  const address: unknown = server.server.address();
  const port = typeof address === "object" && address !== null && "port" in address ? String(address.port) : "";
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${port}`);
  vi.stubEnv("APP_URL", "https://accord.example");
  return { server, arrived };
});

beforeEach(() => {
  smtp.arrived.length = 0;
});
afterAll(() => new Promise<void>((resolve) => smtp.server.close(() => resolve())));

async function mailTo(address: string): Promise<Email> {
  const raw = await vi.waitFor(
    () => {
      const found = smtp.arrived.find(({ to }) => to.includes(address));
      if (found === undefined) throw new Error(`No mail to ${address} yet.`);
      return found.raw;
    },
    { timeout: 10_000 },
  );
  return PostalMime.parse(raw);
}

/** The one link in a mail, which its text and its HTML have to share. */
function linkIn(mail: Email): URL {
  const [link = ""] = /https:\/\/\S+/.exec(mail.text ?? "") ?? [];
  expect(mail.html?.replaceAll("&amp;", "&")).toContain(link);
  return new URL(link);
}

describe("with a mail server", () => {
  it("signing up answers the same for every address, and only the mailbox learns more", async () => {
    expect(await signUpWay().then((way) => way !== "invitation")).toBe(true);
    const holder = await testPerson({ password });
    const fresh = testEmail();
    const answers = await Promise.all([holder.email, fresh].map((email) => requestSignUp(testVisitor(), { email })));
    expect(answers[0]).toEqual(answers[1]);
    const [known, unknown] = [await mailTo(holder.email), await mailTo(fresh)];
    expect(linkIn(known).pathname).toBe("/sign-in");
    const proof = linkIn(unknown).searchParams.get("proof") ?? "";
    const account = { name: "New Person", password };
    await expect(signUp(testVisitor(), { ...account, email: fresh })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(signUp(testVisitor(), { ...account, email: testEmail(), proof })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(signUp(testVisitor(), { ...account, email: fresh, proof })).resolves.toBeDefined();
    await expect(signUp(testVisitor(), { ...account, email: fresh, proof })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("a reset is mailed to its account, works once, and answers the same for nobody", async () => {
    const holder = await testPerson({ password });
    const nobody = testEmail();
    const answers = await Promise.all(
      [holder.email, nobody].map((email) => requestPasswordReset(testVisitor(), { email })),
    );
    expect(answers[0]).toEqual(answers[1]);
    const mail = await mailTo(holder.email);
    expect(mail.to).toMatchObject([{ address: holder.email }]);
    const token = linkIn(mail).pathname.replace("/reset/", "");
    await resetPassword(testVisitor(), { token, password: "an even longer one" });
    await vi.waitFor(() => expect(smtp.arrived.at(-1)?.raw).toContain("The password of your account was reset"));
    await expect(signIn(testVisitor(), { email: holder.email, password: "an even longer one" })).resolves.toBeDefined();
    expect(smtp.arrived.flatMap(({ to }) => to)).not.toContain(nobody);
  });

  it("an invitation is mailed to its address, and its link is all that a new person needs", async () => {
    const { owner, slug } = await testOrganization("Äpfel & <Birnen>");
    const email = testEmail();
    const made = await createInvitation(owner, { role: "member", productLineIds: [], email });
    expect(made.isMailed).toBe(true);
    const mail = await mailTo(email);
    expect(mail.subject).toBe("Olga Owner invites you to Äpfel & <Birnen>");
    expect(mail.html).toContain("Äpfel &amp; &lt;Birnen&gt;");
    const link = linkIn(mail);
    expect(link.pathname).toBe(`/invite/${made.token}`);
    const joining = { token: made.token, name: "Invited", email, password };
    await expect(signUpWithInvitation(testVisitor(), joining)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const proof = link.searchParams.get("proof") ?? "";
    await expect(signUpWithInvitation(testVisitor(), { ...joining, proof })).resolves.toMatchObject({ slug });
  });

  it("only an open invitation, and only for its own address, has a stranger's address written to", async () => {
    const { owner } = await testOrganization();
    const [bound, email] = [testEmail(), testEmail()];
    const open = await createInvitation(owner, { role: "member", productLineIds: [], email: null });
    const forBound = await createInvitation(owner, { role: "member", productLineIds: [], email: bound });
    await mailTo(bound);
    const ask = (token: string, address = email) => requestToJoin(testVisitor(), { token, email: address });
    for (const token of ["x", "", open.token.replace(/.{4}$/, "AAAA")])
      await expect(ask(token)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ask(forBound.token)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await ask(open.token)).toEqual({ sent: true });
    expect(linkIn(await mailTo(email)).pathname).toBe(`/invite/${open.token}`);
    await revokeInvitation(owner, { invitationId: open.id });
    await expect(ask(open.token, testEmail())).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(smtp.arrived.flatMap(({ to }) => to)).toEqual([bound, email]);
  });

  it("nobody makes an account for an address that is not theirs, also not with an open invitation", async () => {
    const { owner } = await testOrganization();
    const { token } = await createInvitation(owner, { role: "member", productLineIds: [], email: null });
    const victim = testEmail();
    await expect(
      signUpWithInvitation(testVisitor(), { token, name: "Squatter", email: victim, password }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(acceptInvitation(await testPerson(), { token })).resolves.toBeDefined();
  });

  it("asking for other mails keeps nobody from a reset, and each reset link works until one was used", async () => {
    const { email } = await testPerson({ password });
    for (let time = 0; time < 6; time += 1) await requestSignUp(testVisitor(), { email });
    await vi.waitFor(() => expect(smtp.arrived.filter(({ to }) => to.includes(email))).toHaveLength(5), 10_000);
    smtp.arrived.length = 0;
    await requestPasswordReset(testVisitor(), { email });
    const token = linkIn(await mailTo(email)).pathname.replace("/reset/", "");
    smtp.arrived.length = 0;
    await requestPasswordReset(testVisitor(), { email });
    const second = linkIn(await mailTo(email)).pathname.replace("/reset/", "");
    await expect(resetPassword(testVisitor(), { token, password: "an even longer one" })).resolves.toEqual({ email });
    await expect(resetPassword(testVisitor(), { token: second, password: "an even longer one" })).rejects.toMatchObject(
      { code: "PRECONDITION" },
    );
  });

  it("one mailbox gets five mails in a quarter of an hour, however often they are asked for", async () => {
    const email = testEmail();
    for (let time = 0; time < 12; time += 1)
      expect(await requestSignUp(testVisitor(), { email })).toEqual({ sent: true });
    await vi.waitFor(() => expect(smtp.arrived.filter(({ to }) => to.includes(email))).toHaveLength(5), 10_000);
  });
});
