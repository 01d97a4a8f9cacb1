import { invalid, precondition } from "@/lib/errors";

/** What erased people are called. The number tells two of them apart. `erase_account` in db/policies.sql says the same. */
export const erasedName = (number: number): string => `Erased person ${number}`;

/** What stands where an erased address stood. */
const ERASED_ADDRESS = "erased address";

/** Patterns of words, and by their places what stands instead. PostgreSQL reads the patterns. */
export interface StruckWords {
  readonly patterns: readonly string[];
  readonly instead: readonly string[];
}

/** Whose words these are. */
export interface Subject {
  /** Null where they were only invited. */
  readonly memberId: string | null;
  readonly number: number;
  readonly email: string;
  readonly name: string;
}

/**
 * What goes of somebody out of the texts of an organization: their mentions and their address, and, where somebody has judged that it may,
 * their name wherever it stands.
 */
export function wordsOf({ memberId, number, email, name }: Subject, withName: boolean): StruckWords {
  const called = erasedName(number);
  const mentioned = memberId === null ? [] : [mentionOf(memberId, called)];
  const words = [...mentioned, [asWord(email), ERASED_ADDRESS], ...(withName ? [[asWord(name), called]] : [])];
  return { patterns: words.map(([pattern = ""]) => pattern), instead: words.map(([, instead = ""]) => instead) };
}

/** What goes out of imported files, letter by letter. */
export function fileWordsOf({ number, email, name }: Subject, withName: boolean): ReadonlyMap<string, string> {
  return new Map([[email, ERASED_ADDRESS], ...(withName ? [[name, erasedName(number)] as const] : [])]);
}

const mentionOf = (memberId: string, called: string): readonly string[] => [
  `@\\[([^]\\\\\\n]|\\\\.){1,200}\\]\\(member:${memberId}\\)`,
  `@[${called}](member:${memberId})`,
];

/** The text by itself, not as a part of longer words. */
const asWord = (text: string): string =>
  `(?<![[:alnum:]_])${text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![[:alnum:]_])`;

/** All of these patterns as one. */
export const anyOf = ({ patterns }: StruckWords): string => patterns.map((pattern) => `(${pattern})`).join("|");

/** Refuses to strike a name out of texts that is one word only: it may stand for something else there. */
export function assertTellingName(name: string): void {
  if (/\S\s+\S/.test(name.trim())) return;
  throw precondition(
    `The name “${name}” is one word, which may mean something else in other texts. Erase without --also-in-texts, and edit those texts by hand.`,
  );
}

/** Refuses who did not type their address, so that nobody erases themselves by a slip. */
export function assertTyped(email: string, typed: string): void {
  if (typed === email) return;
  const message = `Type your address as it is: ${email}.`;
  throw invalid(message, { email: message });
}

/** An organization is never left without an owner by an erasure. */
export function assertNotNeeded(organizations: readonly string[]): void {
  if (organizations.length === 0) return;
  const names = new Intl.ListFormat("en").format(organizations);
  throw precondition(
    `You are the only owner of ${names}. Make somebody else an owner there, or delete it, then come back.`,
  );
}
