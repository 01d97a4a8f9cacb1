import { expect, test } from "vitest";
import { MOST_OFFERED } from "@/lib/discussion/mentions/rules";
import { answeredBy, complete, mentionQuery, toStored, toTyped } from "./mention-text";

const id = (n: number) => `0190a1b2-0000-7000-8000-00000000000${n}`;
const ines = { memberId: id(1), name: "Ines Okafor" };
const linnea = { memberId: id(3), name: "Linnea Sjöberg" };
const known = [ines, { memberId: id(2), name: "Ines" }, linnea];

test("what is typed and what is stored are the same text", () => {
  const typed = "@Ines Okafor, and (@Linnea Sjöberg): ask mail@Ines.example or @Nobody";
  const stored = toStored(typed, known, []);
  expect(stored).toBe(
    `@[Ines Okafor](member:${id(1)}), and (@[Linnea Sjöberg](member:${id(3)})): ask mail@Ines.example or @Nobody`,
  );
  expect(toTyped(stored)).toEqual({ text: typed, mentioned: [ines, linnea] });
});

test("without anybody known the text stays as it is", () => {
  expect(toStored("@Ines Okafor", [], [])).toBe("@Ines Okafor");
});

test("of two people of one name the picked one is meant, the last one picked", () => {
  const other = { memberId: id(4), name: "Ines Okafor" };
  const twins = [ines, other];
  expect(toStored("@Ines Okafor", twins, [])).toContain(id(1));
  expect(toStored("@Ines Okafor", twins, [other])).toContain(id(4));
  expect(toStored("@Ines Okafor", twins, [other, ines])).toContain(id(1));
});

test("a mention is being typed after a space, not inside an address", () => {
  expect(mentionQuery("Ask @Lin", 8)).toBe("Lin");
  expect(mentionQuery("@", 1)).toBe("");
  expect(mentionQuery("mail@Lin", 8)).toBeNull();
  expect(mentionQuery("Ask Lin", 7)).toBeNull();
});

test("an answer that offered everybody answers what is typed on, by any word of a name, without its accents", () => {
  expect(answeredBy(new Map([["s", known]]), "sjo")).toEqual([linnea]);
  expect(answeredBy(new Map([["s", []]]), "sj")).toEqual([]);
  const full = Array.from({ length: MOST_OFFERED }, () => linnea);
  expect(answeredBy(new Map([["s", full]]), "s")).toEqual(full);
  expect(answeredBy(new Map([["s", full]]), "sj"), "there may be more").toBeNull();
  expect(answeredBy(new Map([["l", known]]), "s")).toBeNull();
});

test("picking completes the name at the caret", () => {
  expect(complete("Ask @In please", 7, "In", ines)).toEqual({ text: "Ask @Ines Okafor please", caret: 17 });
});
