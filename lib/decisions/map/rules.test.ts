import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CARD, layOutMap } from "./rules";

const decision = (id: string, number: number, day: string, ...lineIds: string[]) => ({ id, number, day, lineIds });

const tops = (...ids: string[]) => ids.map((id) => ({ id, depth: 0 }));

describe("the layout of the map", () => {
  test("puts lines into the lane of one above them where they are too many", () => {
    const below = (area: string) => Array.from({ length: 13 }, (_, at) => ({ id: `${area}${at}`, depth: 1 }));
    const lines = [{ id: "a", depth: 0 }, ...below("a"), { id: "b", depth: 0 }, ...below("b")];
    const all = lines.map(({ id }, at) => decision(`d${id}`, at, "2026-01-01", id));
    expect(layOutMap(all, [], lines).lanes.map(({ lineId }) => lineId)).toEqual(["a", "b"]);
    expect(layOutMap(all.slice(0, 14), [], lines).lanes).toHaveLength(14);
  });

  test("of very many is about as wide as a screen for its height", () => {
    const all = Array.from({ length: 500 }, (_, at) =>
      decision(`d${at}`, at, `2026-0${1 + (at % 2)}-01`, `l${at % 20}`),
    );
    const lines = tops(...Array.from({ length: 20 }, (_, at) => `l${at}`));
    const { width, height } = layOutMap(all, [], lines);
    expect(width / height).toBeGreaterThan(0.9);
    expect(width / height).toBeLessThan(3.6);
  });

  test("runs by time to the right and by product line downwards, in the given order", () => {
    const { places, columns, lanes } = layOutMap(
      [
        decision("new", 2, "2026-03-09", "ledger"),
        decision("old", 1, "2024-11-02", "ledger"),
        decision("both", 3, "2026-03-30", "shop", "ledger"),
        decision("none", 4, "2026-03-01"),
      ],
      [{ from: "new", to: "old" }],
      tops("shop", "ledger"),
    );
    expect(columns.map(({ label }) => label)).toEqual(["Nov 2024", "Mar 2026"]);
    expect(lanes.map(({ lineId }) => lineId)).toEqual(["shop", "ledger", null]);
    const at = (id: string) => places.get(id) ?? { x: NaN, y: NaN };
    expect(at("old").x).toBeLessThan(at("new").x);
    expect(at("both").y).toBeLessThan(at("new").y);
    expect(at("none").y).toBeGreaterThan(at("new").y);
    expect(at("old").y).toBe(at("new").y);
  });

  test("takes longer spans where there would be too many columns", () => {
    const months = Array.from({ length: 40 }, (_, at) =>
      decision(`d${at}`, at, `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-15`),
    );
    expect(layOutMap(months, [], []).columns.map(({ label }) => label)).toEqual([
      ...["Q1 2022", "Q2 2022", "Q3 2022", "Q4 2022", "Q1 2023", "Q2 2023", "Q3 2023", "Q4 2023"],
      ...["Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024", "Q1 2025", "Q2 2025"],
    ]);
  });

  test("brings linked decisions of neighbouring columns to the same height", () => {
    const { places } = layOutMap(
      [
        decision("a", 1, "2025-01-01"),
        decision("b", 2, "2025-01-01"),
        decision("c", 3, "2025-02-01"),
        decision("d", 4, "2025-02-01"),
      ],
      [
        { from: "c", to: "b" },
        { from: "d", to: "a" },
      ],
      [],
    );
    expect(places.get("c")?.y).toBe(places.get("b")?.y);
    expect(places.get("d")?.y).toBe(places.get("a")?.y);
  });

  test("shows everything once, nothing over another thing, all within the picture", () => {
    const lines = tops("a", "b", "c");
    const any = fc.array(
      fc.record({
        day: fc
          .tuple(fc.integer({ min: 2001, max: 2030 }), fc.integer({ min: 10, max: 12 }))
          .map(([y, m]) => `${y}-${m}-01`),
        lineIds: fc.subarray(lines.map(({ id }) => id)),
        to: fc.nat(),
      }),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(any, (made) => {
        const all = made.map((one, at) => ({ ...one, id: `d${at}`, number: at }));
        const links = all.map(({ id, to }) => ({ from: id, to: `d${to % all.length}` }));
        const { places, width, height, columns } = layOutMap(all, links, lines);
        expect(places.size).toBe(all.length);
        expect(columns.length).toBeLessThanOrEqual(14);
        const at = [...places.values()];
        expect(new Set(at.map(({ x, y }) => `${x} ${y}`)).size).toBe(all.length);
        for (const { x, y } of at) {
          expect(x + CARD.width).toBeLessThanOrEqual(width);
          expect(y + CARD.height).toBeLessThanOrEqual(height);
        }
      }),
    );
  });

  test("of nothing is empty", () => {
    expect(layOutMap([], [], tops("a"))).toMatchObject({ columns: [], lanes: [], width: 0, height: 0 });
  });
});
