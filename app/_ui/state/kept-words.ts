/** What a person typed and the server has not yet is kept in the browser under names that begin so. */
export const KEPT_WORDS = "accord.together.";

/** Forgets what the browser keeps of somebody's words: whoever uses it next finds none. */
export function forgetKeptWords(storage: Pick<Storage, "length" | "key" | "removeItem">): void {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const name of names) if (name?.startsWith(KEPT_WORDS) === true) storage.removeItem(name);
}
