/** How many tints there are for people, `person-1` to `person-6`. */
const TINTS = 6;

/** Which tint is a member's, 0 to 5: always the same one. */
export function tintOf(memberId: string): number {
  let hash = 0;
  for (const character of memberId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % TINTS;
}
