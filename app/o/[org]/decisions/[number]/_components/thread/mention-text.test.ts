import { expect, test } from "vitest";
import { complete, mentionQuery, suggestions, toStored, toTyped } from "./mention-text";

const id = (n: number) => `0190a1b2-0000-7000-8000-00000000000${n}`;
const ines = { memberId: id(1), name: "Ines Okafor" };
const people = [ines, { memberId: id(2), name: "Ines" }, { memberId: id(3), name: "Linnea Sjöberg" }];

test("what is typed and what is stored are the same text", () => {
  const typed = "@Ines Okafor, and (@Linnea Sjöberg): ask mail@Ines.example or @Nobody";
  const stored = toStored(typed, people, []);
  expect(stored).toBe(
    `@[Ines Okafor](member:${id(1)}), and (@[Linnea Sjöberg](member:${id(3)})): ask mail@Ines.example or @Nobody`,
  );
  expect(toTyped(stored, people)).toEqual({ text: typed, picked: [id(1), id(3)] });
});

test("of two people of one name the picked one is meant", () => {
  const twins = [ines, { memberId: id(4), name: "Ines Okafor" }];
  expect(toStored("@Ines Okafor", twins, [id(4)])).toContain(id(4));
  expect(toStored("@Ines Okafor", twins, [])).toContain(id(1));
});

test("a mention is being typed after a space, not inside an address", () => {
  expect(mentionQuery("Ask @Lin", 8)).toBe("Lin");
  expect(mentionQuery("@", 1)).toBe("");
  expect(mentionQuery("mail@Lin", 8)).toBeNull();
  expect(mentionQuery("Ask Lin", 7)).toBeNull();
});

test("suggestions match any word of a name, without its accents", () => {
  expect(suggestions("sjo", people).map((person) => person.memberId)).toEqual([id(3)]);
});

test("picking completes the name at the caret", () => {
  expect(complete("Ask @In please", 7, "In", ines)).toEqual({ text: "Ask @Ines Okafor please", caret: 17 });
});
