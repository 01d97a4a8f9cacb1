/** Somebody who may be mentioned: an active member who can see the thread. */
export interface Mentionable {
  readonly memberId: string;
  readonly name: string;
}

/** So many people are offered at once. Fewer are all there are. */
export const MOST_OFFERED = 8;

/** A name as it is compared: without accents, in small letters. The search in the database does the same. */
export const fold = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Does the name, or one of its words, begin with what was typed? */
export function isCalled(name: string, typed: string): boolean {
  return ` ${fold(name)}`.includes(` ${fold(typed)}`);
}
