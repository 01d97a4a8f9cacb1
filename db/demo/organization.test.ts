import { describe, expect, it } from "vitest";
import { demoPeople } from "./people";
import { demoProductLines } from "./product-lines";
import { ancestors } from "./testing";

const lineKeys: readonly string[] = demoProductLines.map((line) => line.key);

describe("the people and product lines of the demo", () => {
  it("forms a tree in which a parent stands before its children", () => {
    expect(new Set(lineKeys).size).toBe(lineKeys.length);
    demoProductLines.forEach((line, index) => {
      if (line.parent !== null) expect(lineKeys.slice(0, index)).toContain(line.parent);
    });
  });

  it("has one owner, one admin, and somebody of every role", () => {
    const withRole = (role: string) => demoPeople.filter((person) => person.role === role).length;
    expect([withRole("owner"), withRole("admin")]).toEqual([1, 1]);
    expect(Math.min(withRole("lead"), withRole("member"), withRole("stakeholder"))).toBeGreaterThanOrEqual(2);
    expect(demoPeople[0].role).toBe("owner");
  });

  it("names each person once, with an address that no mail can reach", () => {
    expect(new Set(demoPeople.map((person) => person.key)).size).toBe(demoPeople.length);
    expect(new Set(demoPeople.map((person) => person.email)).size).toBe(demoPeople.length);
    for (const person of demoPeople) expect(person.email).toMatch(/^[a-z.-]+@meridian\.example$/);
  });

  it("limits leads and stakeholders to lines that exist, and nobody else", () => {
    for (const person of demoPeople) {
      for (const line of person.lines) expect(lineKeys).toContain(line);
      expect(person.lines.length > 0, person.name).toBe(person.role === "lead" || person.role === "stakeholder");
    }
  });

  it("gives every line a lead of its own or of an ancestor", () => {
    const led = demoPeople.flatMap((person) => (person.role === "lead" ? [...person.lines] : []));
    for (const line of demoProductLines) {
      expect(
        ancestors(line.key).some((key) => led.some((ledLine) => ledLine === key)),
        line.name,
      ).toBe(true);
    }
  });
});
