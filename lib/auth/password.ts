import { hash, verify } from "@node-rs/argon2";
import { newSecret } from "./secret";

/** Argon2id at the parameters OWASP names first: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** The Argon2id hash of a password, with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** Compares a password. Without a stored hash it works as long, so that time does not tell who has an account. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(newSecret());
  const isRight = await verify(stored ?? (await decoy), password);
  return isRight && stored !== null;
}
