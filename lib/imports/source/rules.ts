/**
 * What is said of a decision that came in as a file: a fact, and what follows for whoever reads it. `isInForce`: nobody approved here
 * what holds. `isUnchanged`: its latest text is that of the file.
 */
export function importedWords({
  isInForce,
  isUnchanged,
}: {
  readonly isInForce: boolean;
  readonly isUnchanged: boolean;
}): {
  readonly fact: string;
  readonly rest: string;
} {
  return {
    fact: isInForce ? "Imported, not approved here" : "Imported",
    rest: isUnchanged
      ? "What its file says of the past is taken over and was not witnessed."
      : "Its text has changed here since.",
  };
}
