import PostalMime from "postal-mime";
import type { SMTPServer } from "smtp-server";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { addressChanges, sessions, users } from "@/db/schema/accounts";
import { testEmail, testPerson, testVisitor } from "@/db/testing/people";
import { changePassword } from "../accounts/mutations";
import type { Person } from "../person";
import { makeResetLink, resetPassword } from "../reset/mutations";
import { signIn } from "../sessions/mutations";
import { changeAddress, confirmAddress, dropAddress, requestAddress, undoAddress } from "./mutations";
import { getAddress, lookAtAddress } from "./queries";

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
        arrived.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
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

/** The first mail to an address that says this. */
async function mailTo(address: string, saying = "") {
  return vi.waitFor(
    async () => {
      const raws = smtp.arrived.filter(({ to }) => to.includes(address)).map(({ raw }) => raw);
      const mails = await Promise.all(raws.map((raw) => PostalMime.parse(raw)));
      const found = mails.find(({ text }) => text?.includes(saying));
      if (found === undefined) throw new Error(`No mail to ${address} yet.`);
      return found;
    },
    { timeout: 10_000 },
  );
}

/** The secret at the end of the one link in the mail to an address. */
async function tokenTo(address: string): Promise<string> {
  const { text = "" } = await mailTo(address, "/address/");
  return /https:\/\/accord\.example\/address\/(?:undo\/)?(\S+)/.exec(text)?.[1] ?? "";
}

const sessionsOf = (userId: string) => database().$count(sessions, eq(sessions.userId, userId));

describe("changing the address of one's account", () => {
  it("that was asked for ends with a new password, and with a link handed over for one", async () => {
    for (const end of [
      (person: Person) => changePassword(person, { current: password, password: "seven quiet green lamps" }),
      (person: Person) => makeResetLink(person.email),
    ]) {
      const person = await testPerson({ password });
      const email = testEmail();
      await requestAddress(person, { email, password });
      const token = await tokenTo(email);
      await end(person);
      await expect(confirmAddress(testVisitor(), { token })).rejects.toMatchObject({ code: "PRECONDITION" });
      expect(await getAddress(person)).toMatchObject({ waiting: null });
    }
  });

  it("is told to the present mailbox when it is asked for, by whoever has the password", async () => {
    const person = await testPerson({ password });
    const email = testEmail();
    await requestAddress(person, { email, password });
    const mail = await mailTo(person.email);
    expect(mail.subject).toBe("Another address was asked for");
    expect(mail.text).toContain(email);
  });

  it("happens when the new mailbox confirms it, once, and ends every session", async () => {
    const person = await testPerson({ password });
    const email = testEmail();
    await requestAddress(person, { email, password });
    expect(await getAddress(person)).toEqual({ isVerified: false, waiting: email });
    expect(await sessionsOf(person.userId)).toBe(1);
    const token = await tokenTo(email);
    expect(await lookAtAddress(token, "confirm")).toEqual({ formerEmail: person.email, newEmail: email });
    expect(await confirmAddress(testVisitor(), { token })).toEqual({ email, isAnother: true });
    expect(await sessionsOf(person.userId)).toBe(0);
    expect(await getAddress(person)).toEqual({ isVerified: true, waiting: null });
    await expect(signIn(testVisitor(), { email, password })).resolves.toMatchObject({ userId: person.userId });
    await expect(signIn(testVisitor(), { email: person.email, password })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await expect(confirmAddress(testVisitor(), { token })).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  it("can be taken back by the former mailbox, which then chooses a new password", async () => {
    const person = await testPerson({ password });
    const email = testEmail();
    await requestAddress(person, { email, password });
    await confirmAddress(testVisitor(), { token: await tokenTo(email) });
    const token = await tokenTo(person.email);
    expect(await lookAtAddress(token, "undo")).not.toBeNull();
    const { path } = await undoAddress(testVisitor(), { token });
    await resetPassword(testVisitor(), { token: path.replace("/reset/", ""), password: "mine again, I think" });
    const again = { email: person.email, password: "mine again, I think" };
    await expect(signIn(testVisitor(), again)).resolves.toMatchObject({ userId: person.userId });
    await expect(undoAddress(testVisitor(), { token })).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  it("cannot be confirmed after a day, nor taken back after seven", async () => {
    const person = await testPerson({ password });
    const [late, early] = [testEmail(), testEmail()];
    await requestAddress(person, { email: late, password });
    const token = await tokenTo(late);
    const ofPerson = eq(addressChanges.userId, person.userId);
    await database()
      .update(addressChanges)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(ofPerson);
    await expect(confirmAddress(testVisitor(), { token })).rejects.toMatchObject({ code: "PRECONDITION" });
    await requestAddress(person, { email: early, password });
    await confirmAddress(testVisitor(), { token: await tokenTo(early) });
    const undo = await tokenTo(person.email);
    const eightDaysAgo = new Date(Date.now() - 8 * 86_400_000);
    await database().update(addressChanges).set({ confirmedAt: eightDaysAgo }).where(ofPerson);
    await expect(undoAddress(testVisitor(), { token: undo })).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  it("does not tell who has an account: only the mailbox learns that, and nothing changes", async () => {
    const [person, holder] = [await testPerson({ password }), await testPerson({ password })];
    const free = testEmail();
    const answers = [
      await requestAddress(person, { email: holder.email, password }),
      await requestAddress(await testPerson({ password }), { email: free, password }),
    ];
    expect(answers[0]).toEqual(answers[1]);
    const mail = await mailTo(holder.email);
    expect(mail.text).not.toContain("/address/");
    expect(mail.text).not.toContain(person.email);
    await mailTo(free);
  });

  it("is refused at the end when the address got an account meanwhile", async () => {
    const person = await testPerson({ password });
    const email = testEmail();
    await requestAddress(person, { email, password });
    const token = await tokenTo(email);
    await testPerson({ email });
    await expect(confirmAddress(testVisitor(), { token })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("needs the password, and what was asked for can be dropped", async () => {
    const person = await testPerson({ password });
    const email = testEmail();
    await expect(requestAddress(person, { email, password: "a guess" })).rejects.toMatchObject({ code: "INVALID" });
    await requestAddress(person, { email, password });
    await dropAddress(person, {});
    await expect(confirmAddress(testVisitor(), { token: await tokenTo(email) })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });
});

describe("confirming the address one has", () => {
  it("keeps the session, and is told to nobody else", async () => {
    const person = await testPerson({ password });
    await requestAddress(person, { email: person.email, password });
    const answer = await confirmAddress(testVisitor(), { token: await tokenTo(person.email) });
    expect(answer).toEqual({ email: person.email, isAnother: false });
    expect(await sessionsOf(person.userId)).toBe(1);
    expect(await getAddress(person)).toEqual({ isVerified: true, waiting: null });
  });
});

describe("changing somebody's address at the command line", () => {
  it("needs no confirmation, tells the former mailbox, and does not call the new one confirmed", async () => {
    const person = await testPerson({ password });
    const email = testEmail();
    await changeAddress(person.email, email);
    const [account] = await database()
      .select({ email: users.email, verifiedAt: users.emailVerifiedAt })
      .from(users)
      .where(eq(users.id, person.userId));
    expect(account).toEqual({ email, verifiedAt: null });
    expect(await lookAtAddress(await tokenTo(person.email), "undo")).not.toBeNull();
    await expect(changeAddress(person.email, email)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
