import { describe, expect, test } from "vitest";
import { assertCanArchive, assertNoCycle, freeSlug, inTreeOrder, linesOutside, pathNames, pathOf } from "./rules";

const freight = { id: "f", parentId: null, name: "Freight" };
const tracking = { id: "t", parentId: "f", name: "Tracking" };
const billing = { id: "b", parentId: "f", name: "Billing" };
const invoices = { id: "i", parentId: "b", name: "Invoices" };
const portal = { id: "p", parentId: null, name: "Customer portal" };
const tree = [tracking, invoices, freight, portal, billing];

describe("the tree of product lines", () => {
  test("is read by name, each line followed by what lies below it", () => {
    expect(inTreeOrder(tree).map((line) => `${line.depth} ${line.name}`)).toEqual([
      "0 Customer portal",
      "0 Freight",
      "1 Billing",
      "2 Invoices",
      "1 Tracking",
    ]);
  });

  test("shows a line whose parent may not be seen as a root", () => {
    expect(inTreeOrder([invoices])[0]).toMatchObject({ name: "Invoices", depth: 0 });
  });

  test("tells the way from the top to a line, also of a circle that must not exist", () => {
    expect(pathOf(tree, "i").map((line) => line.name)).toEqual(["Freight", "Billing", "Invoices"]);
    expect(pathOf([{ ...freight, parentId: "t" }, tracking], "t")).toHaveLength(2);
  });

  test("tells every way at once as it tells each alone", () => {
    const lines = inTreeOrder(tree);
    for (const [id, names] of pathNames(lines)) expect(names).toEqual(pathOf(lines, id).map(({ name }) => name));
    expect(pathNames(lines).size).toBe(tree.length);
  });

  test("tells what lies outside of a line, wherever it stands", () => {
    const lines = inTreeOrder(tree);
    for (const { id } of lines)
      expect(linesOutside(lines, id)).toEqual(
        lines.filter((other) => !pathOf(lines, other.id).some((step) => step.id === id)),
      );
    expect(linesOutside(lines, "elsewhere")).toEqual(lines);
  });

  test("never holds a line below itself", () => {
    expect(() => assertNoCycle(tree, "f", "i")).toThrow("Freight › Billing › Invoices");
    expect(() => assertNoCycle(tree, "f", "f")).toThrow("below itself");
    expect(() => assertNoCycle(tree, "b", "p")).not.toThrow();
  });
});

describe("archiving", () => {
  test("waits for open decisions and lines below, and says how many", () => {
    expect(() => assertCanArchive(billing, 2, 0)).toThrow(
      "Billing has 2 draft or proposed decisions. Move or withdraw them first.",
    );
    expect(() => assertCanArchive(billing, 0, 1)).toThrow("One line lies below Billing. Move or archive it first.");
    expect(() => assertCanArchive(billing, 0, 0)).not.toThrow();
  });
});

describe("the address of a line", () => {
  test("is free and never one of our own pages", () => {
    expect(freeSlug("core", new Set(["core", "core-2"]))).toBe("core-3");
    expect(freeSlug("new", new Set())).toBe("new-2");
  });
});
