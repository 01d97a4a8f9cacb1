import { randomUUID } from "node:crypto";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { hashPassword } from "@/lib/auth/password";
import type { Person } from "@/lib/auth/person";
import type { Visitor } from "@/lib/auth/guard/visitor";

/** A visitor from an address nobody else uses, so that tests do not count each other's tries. */
export function testVisitor(overrides: Partial<Visitor> = {}): Visitor {
  return { address: `test ${randomUUID()}`, userAgent: "Test browser", knownBrowser: null, ...overrides };
}

/** A signed-in person with an account and a session of their own. Hashing costs time: a password only where it is used. */
export async function testPerson(options: { name?: string; email?: string; password?: string } = {}): Promise<Person> {
  const userId = uuid();
  const sessionId = uuid();
  const { name = "Paula Person", email = `${userId}@test.example` } = options;
  const passwordHash = options.password === undefined ? null : await hashPassword(options.password);
  await database().insert(users).values({ id: userId, name, email, passwordHash });
  await database()
    .insert(sessions)
    .values({ id: sessionId, userId, expiresAt: new Date(Date.now() + 3_600_000) });
  return { userId, sessionId, name, email };
}

/** An address that no other test uses. */
export const testEmail = () => `${randomUUID()}@test.example`;
