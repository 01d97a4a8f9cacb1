import type { Mentionable } from "@/lib/discussion/queries";
import { mentionedMembers, mentionOf } from "@/lib/discussion/rules";

/** What stands behind the caret as the beginning of a mention: "@In" gives "In"; null when there is none. */
export function mentionQuery(text: string, caret: number): string | null {
  const before = text.slice(0, caret);
  const match = /(?:^|[\s(])@([\p{L}][\p{L}\p{M}'’. -]{0,40}|)$/u.exec(before);
  return match?.[1] ?? null;
}

/** The people whose name, or one of its words, begins with what was typed; at most six. */
export function suggestions(query: string, people: readonly Mentionable[]): readonly Mentionable[] {
  const wanted = fold(query);
  return people
    .filter(({ name }) => {
      const folded = fold(name);
      return folded.startsWith(wanted) || folded.split(" ").some((word) => word.startsWith(wanted));
    })
    .slice(0, 6);
}

/** The text with the beginning behind the caret replaced by the person's name, and where the caret goes. */
export function complete(text: string, caret: number, query: string, person: Mentionable) {
  const start = caret - query.length;
  const head = `${text.slice(0, start)}${person.name} `;
  return { text: head + text.slice(caret).replace(/^ /, ""), caret: head.length };
}

/** What people type and see, "@Ines Okafor", as it is stored. Of two people of one name the picked one is meant. */
export function toStored(text: string, people: readonly Mentionable[], picked: readonly string[]): string {
  if (people.length === 0) return text;
  const byName = new Map<string, Mentionable>();
  for (const person of people)
    if (!byName.has(person.name) || picked.includes(person.memberId)) byName.set(person.name, person);
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

/** A stored text as people type it. */
export function toTyped(body: string, people: readonly Mentionable[]): { text: string; picked: readonly string[] } {
  const text = body.replace(/@\[((?:[^\]\\\n]|\\.){1,200})\]\(member:[0-9a-f-]{36}\)/g, (mention, name: string) => {
    const [memberId] = mentionedMembers(mention);
    return `@${people.find((person) => person.memberId === memberId)?.name ?? name}`;
  });
  return { text, picked: mentionedMembers(body) };
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
