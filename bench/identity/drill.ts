import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { hashPassword } from "@/lib/auth/password";
import type { Measured } from "../trust/promises";

/** A promise about identity, and every case in which it was not kept. */
export interface Drill extends Measured {
  readonly wrong: readonly string[];
}

/** What one promise came to: kept when nothing went wrong. */
export function drilled(promise: string, promised: string, reached: string, wrong: readonly string[]): Drill {
  return { promise, promised, reached, wrong, isKept: wrong.length === 0 };
}

/** The password of everybody in these drills. */
export const password = "seven green lamps hum";

/** Makes accounts with that password, and returns their addresses. It is hashed once: for each it would take minutes. */
export async function manyAccounts(count: number): Promise<string[]> {
  const passwordHash = await hashPassword(password);
  const rows = Array.from({ length: count }, () => {
    const id = uuid();
    return { id, email: `${id}@test.example`, name: "One of many", passwordHash };
  });
  await database().insert(users).values(rows);
  return rows.map(({ email }) => email);
}

/** Runs `work` for each, a few at a time. */
export async function forEachAtOnce<T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = [...all];
  const next = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
