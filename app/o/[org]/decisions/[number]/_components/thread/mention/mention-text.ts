import { mentionOf } from "@/lib/discussion/rules";
import { isCalled, MOST_OFFERED, type Mentionable } from "@/lib/discussion/mentions/rules";
import { MENTION } from "@/lib/text/rules";

/** What stands behind the caret as the beginning of a mention: "@In" gives "In"; null when there is none. */
export function mentionQuery(text: string, caret: number): string | null {
  const before = text.slice(0, caret);
  const match = /(?:^|[\s(])@([\p{L}][\p{L}\p{M}'’. -]{0,40}|)$/u.exec(before);
  return match?.[1] ?? null;
}

/** The text with the beginning behind the caret replaced by the person's name, and where the caret goes. */
export function complete(text: string, caret: number, query: string, person: Mentionable) {
  const start = caret - query.length;
  const head = `${text.slice(0, start)}${person.name} `;
  return { text: head + text.slice(caret).replace(/^ /, ""), caret: head.length };
}

/**
 * What people type and see, "@Ines Okafor", as it is stored. `known` are those who were offered or mentioned before; of two people
 * of one name the picked one is meant, the last one picked.
 */
export function toStored(text: string, known: readonly Mentionable[], picked: readonly Mentionable[]): string {
  const byName = new Map([...known.toReversed(), ...picked].map((person) => [person.name, person]));
  if (byName.size === 0) return text;
  // The longest first, so that "Ines Okafor" is not read as "Ines".
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(escaped);
  return text.replace(
    new RegExp(`(^|[\\s(])@(${names.join("|")})(?!\\p{L})`, "gu"),
    (found, before: string, name: string) => {
      const person = byName.get(name);
      return person === undefined ? found : before + mentionOf(person);
    },
  );
}

/** A stored text as people type it, and whom it mentions. */
export function toTyped(body: string): { text: string; mentioned: readonly Mentionable[] } {
  const mentioned = [...body.matchAll(MENTION)].map(([, name = "", memberId = ""]) => ({ memberId, name }));
  return { text: body.replace(MENTION, (_, name: string) => `@${name}`), mentioned };
}

/**
 * Who is called like what was typed, by the answers so far: the answer to it, or to a beginning of it that offered everybody there
 * is. Null when the server has to be asked.
 */
export function answeredBy(
  answers: ReadonlyMap<string, readonly Mentionable[]>,
  typed: string,
): readonly Mentionable[] | null {
  const exact = answers.get(typed);
  if (exact !== undefined) return exact;
  for (let end = typed.length - 1; end > 0; end -= 1) {
    const earlier = answers.get(typed.slice(0, end));
    if (earlier !== undefined && earlier.length < MOST_OFFERED)
      return earlier.filter(({ name }) => isCalled(name, typed));
  }
  return null;
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
