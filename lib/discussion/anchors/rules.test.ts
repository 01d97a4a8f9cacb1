import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { anchorAt, findPassage } from "./rules";

const TEXT =
  "Billing runs on a framework that nobody maintains. We choose Django, because its admin saves us months. " +
  "Tracking stays on Flask until its services are merged.";
const QUOTE = "We choose Django, because its admin saves us months.";
const anchor = anchorAt(TEXT, TEXT.indexOf(QUOTE), TEXT.indexOf(QUOTE) + QUOTE.length);
const found = (text: string, of = anchor) => {
  const place = findPassage(text, of);
  return place.state === "gone" ? place.state : [place.state, text.slice(place.start, place.end)];
};

describe("a passage is found again", () => {
  it("where it was, and moved by what was written before it", () => {
    expect(found(TEXT)).toEqual(["here", QUOTE]);
    expect(found(`In short: ${TEXT}`)).toEqual(["moved", QUOTE]);
    expect(found(`${TEXT} More.`)).toEqual(["here", QUOTE]);
  });

  it("moved to another place of the text, away from all that stood round it", () => {
    expect(found(`${TEXT.replace(QUOTE, "")}\n\nTo say it first: ${QUOTE}`)).toEqual(["moved", QUOTE]);
  });

  it("as changed, with the words that stand there now", () => {
    const said = "We choose Django 6, since its admin saves weeks.";
    expect(found(TEXT.replace(QUOTE, said))).toEqual(["changed", said]);
  });

  it("as changed by its likeness, when what stood round it is written anew too", () => {
    expect(found("All is new. We choose Django today, because its admin saves months. So be it.")).toEqual([
      "changed",
      "We choose Django today, because its admin saves months.",
    ]);
  });

  it("as gone when it was taken out, and when the section is empty", () => {
    expect(found(TEXT.replace(QUOTE, ""))).toBe("gone");
    expect(found("")).toBe("gone");
    expect(found("Nothing of it is left here at all.")).toBe("gone");
  });

  it("as the one of several equal passages that has the same words round it, whatever came before", () => {
    const rows = "- Speed: good\n- Cost: good\n- Risk: good\n";
    const at = rows.indexOf("good", rows.indexOf("Cost"));
    const second = anchorAt(rows, at, at + 4);
    const text = `- Fit: good\n${rows}`;
    expect(findPassage(text, second)).toMatchObject({
      state: "moved",
      start: text.indexOf("good", text.indexOf("Cost")),
    });
    expect(found(rows.replace("Cost: good", "Cost: fair"), second)).toEqual(["changed", "fair"]);
    expect(found(rows.replace("- Cost: good\n", ""), second)).not.toEqual(["here", "good"]);
  });

  it("when it is all that its section says", () => {
    const whole = anchorAt("Django.", 0, 7);
    expect(found("Django.", whole)).toEqual(["here", "Django."]);
    expect(found("Flask.", whole)).toBe("gone");
  });
});

const word = fc.constantFrom("alpha", "béta", "日本", "💚", "x", "delta,", "and", "the");
const phrase = (minLength: number) => fc.array(word, { minLength, maxLength: 14 }).map((words) => words.join(" "));

test("edits before and after it never lose it: it is found word by word", () => {
  fc.assert(
    fc.property(phrase(0), phrase(0), phrase(0), phrase(0), phrase(1), (before, after, newBefore, newAfter, middle) => {
      const quote = `«${middle}»`;
      const text = `${before} ${quote} ${after}`;
      const start = before.length + 1;
      // Other words than those before, or they might say the same twice.
      const next = `${newBefore.toUpperCase()} ${quote} ${newAfter.toUpperCase()}`;
      const place = findPassage(next, anchorAt(text, start, start + quote.length));
      expect(place).toMatchObject({
        state: newBefore.length === before.length ? "here" : "moved",
        start: newBefore.length + 1,
      });
    }),
  );
});

test("edits inside it find what stands there now, between the same words", () => {
  fc.assert(
    fc.property(phrase(1), phrase(1), phrase(1), phrase(1), (before, after, middle, changed) => {
      fc.pre(!changed.includes(middle));
      const text = `${before} [it begins here] ${middle} [it ends here] ${after}`;
      const start = text.indexOf("[it begins here] ") + 17;
      const next = `${before} [it begins here] ${changed} [it ends here] ${after}`;
      const place = findPassage(next, anchorAt(text, start, start + middle.length));
      expect(place.state).not.toBe("gone");
      expect(place).toMatchObject({ start, end: start + changed.length });
    }),
  );
});

test("whatever was done to the text, its place lies within and cuts no character in two", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 80 });
  fc.assert(
    fc.property(text, text, text, text, (before, quote, after, other) => {
      const from = anchorAt(before + quote + after, before.length, before.length + quote.length);
      expect(from.before.isWellFormed() && from.after.isWellFormed()).toBe(true);
      const place = findPassage(other, from);
      if (place.state === "gone") return;
      expect(place.start).toBeLessThan(place.end);
      expect(place.end).toBeLessThanOrEqual(other.length);
      expect(other.slice(place.start, place.end).isWellFormed()).toBe(true);
    }),
  );
});

test("a passage is looked for in 50,000 characters within a tenth of a second", () => {
  const text = "good and fast ".repeat(3600);
  const start = process.cpuUsage();
  findPassage(text, { quote: "good and fast", before: "x and fast ", after: " good and y", startsAt: 20_000 });
  findPassage(text, { quote: "slow and dear or worse", before: "fast ", after: " good", startsAt: 20_000 });
  // What stood before it stands everywhere, what stood after it nowhere.
  const gone = "good and fast good and bad good and fast good and".slice(0, 48);
  findPassage(text, { quote: "slow", before: text.slice(0, 48), after: gone, startsAt: 20_000 });
  findPassage("a".repeat(50_000), { quote: "b", before: "a".repeat(48), after: `${"a".repeat(47)}b`, startsAt: 0 });
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(100);
});
