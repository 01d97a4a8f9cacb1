import { emailShape } from "@/lib/auth/input";

/** The address as accounts have it. Throws a sentence for what is none. */
export function addressIn(typed: string): string {
  const email = emailShape.safeParse(typed);
  if (!email.success) throw new Error(`${typed} is no e-mail address.`);
  return email.data;
}
