import { expect, it } from "vitest";
import { contextWords, restsOnContext } from "./rules";

const words = contextWords(["Ána Ortiz", "ana.ortiz@mail.example", "Nordwind Energie & Söhne"]);

it("are the words of name, address and organization, and the house's own", () => {
  for (const word of ["ortiz", "mail", "example", "nordwind", "energie", "sohne", "accord"])
    expect(words).toContain(word);
  expect(words).not.toContain("ana");
});

it.each(["Nordwind2026!", "ortizortiz99", "accord accord", "ANA.ORTIZ@mail", "Söhne-Nordwind", "!!!accord2026!!!"])(
  "are all that %s consists of",
  (password) => {
    expect(restsOnContext(password, words)).toBe(true);
  },
);

it.each(["four unrelated plain words", "the nordwind blows over seven lamps", "xK9#vq2$Lm4!"])(
  "may stand in %s, which is more than they",
  (password) => {
    expect(restsOnContext(password, words)).toBe(false);
  },
);
