import { describe, expect, test } from "vitest";
import type { MadeFor } from "../rules";
import { livesOf, rowsOf, type TimelineDecision } from "./rules";

const line = (name: string, depth: number) => ({ id: name, slug: name.toLowerCase(), name, depth });
const TREE = [line("Data", 0), line("Streams", 1), line("Freight", 0), line("Billing", 1), line("Dunning", 2)];
const names = (options: Parameters<typeof rowsOf>[1]) =>
  rowsOf(TREE, options).rows.map(({ line: { name, depth }, isFolded }) => `${depth} ${name}${isFolded ? " +" : ""}`);

describe("rows", () => {
  test("follow the tree, and a line chosen begins it anew", () => {
    expect(names({})).toEqual(["0 Data", "1 Streams", "0 Freight", "1 Billing", "2 Dunning"]);
    expect(names({ root: "billing" })).toEqual(["0 Billing", "1 Dunning"]);
    expect(names({ root: "unknown" })).toHaveLength(5);
  });

  test("hold what lies below a folded line, each line in one row", () => {
    expect(names({ folded: ["freight"] })).toEqual(["0 Data", "1 Streams", "0 Freight +"]);
    const { rows } = rowsOf(TREE, { folded: ["freight", "billing", "streams"] });
    expect(rows.map(({ lineIds }) => lineIds)).toEqual([["Data"], ["Streams"], ["Freight", "Billing", "Dunning"]]);
    expect(rows.flatMap(({ lineIds }) => lineIds)).toHaveLength(TREE.length);
  });

  test("fold the deepest levels first until they are few enough, and say how many lines are in none", () => {
    expect(names({ most: 4 })).toEqual(["0 Data", "1 Streams", "0 Freight", "1 Billing +"]);
    expect(names({ most: 3 })).toEqual(["0 Data +", "0 Freight +"]);
    expect(rowsOf(TREE, { most: 1 })).toMatchObject({ rows: [{ line: { name: "Data" } }], left: 3 });
    expect(rowsOf(TREE, { most: 2, folded: [] })).toMatchObject({ left: 3 });
    expect(rowsOf([], {})).toEqual({ rows: [], left: 0 });
  });
});

const on = (day: string) => new Date(`${day}T12:00:00Z`);
const HELD = { endedAt: null, endedBy: null };
const decision = (more: Partial<TimelineDecision> = {}): TimelineDecision => ({
  ...{ id: "d", number: 4, title: "Flask", status: "accepted", since: on("2024-01-01"), endedAt: null, reviewOn: null },
  ...{ madeFor: new Map([["Billing", HELD]]), plans: [] },
  ...more,
});
const PATHS: Readonly<Record<string, readonly string[]>> = { Dunning: ["Dunning", "Billing", "Freight"] };
const TREE_OF = { nameOf: (id: string) => id, pathOf: (id: string) => PATHS[id] ?? [id, "Freight"] };
const lives = (one: TimelineDecision, ...lineIds: string[]) => livesOf([one], { lineIds }, TREE_OF, "2026-11-23");

describe("a decision's life in a row", () => {
  test("goes on where it holds, and has none where it was not made for a line of the row", () => {
    expect(lives(decision(), "Billing")).toMatchObject([{ kind: "in_force", since: on("2024-01-01"), until: null }]);
    expect(lives(decision(), "Tracking")).toEqual([]);
  });

  test("ends with its successor on that line, and goes on in a folded row while it holds on one of its lines", () => {
    const split = decision({
      madeFor: new Map<string, MadeFor>([
        ["Billing", HELD],
        ["Tracking", { endedAt: on("2025-02-01"), endedBy: 6 }],
      ]),
    });
    expect(lives(split, "Tracking")).toMatchObject([{ kind: "ended", until: on("2025-02-01"), successors: [6] }]);
    expect(lives(split, "Billing", "Tracking")).toMatchObject([{ kind: "in_force", until: null, successors: [] }]);
  });

  test("ends with the last of its lines in a folded row, and with its deprecation where that came first", () => {
    const lines = new Map([
      ["Billing", { endedAt: on("2025-06-01"), endedBy: 9 }],
      ["Tracking", { endedAt: on("2025-02-01"), endedBy: 6 }],
    ]);
    const over = decision({ status: "superseded", madeFor: lines });
    expect(lives(over, "Billing", "Tracking")).toMatchObject([{ until: on("2025-06-01"), successors: [6, 9] }]);
    const retired = decision({ status: "deprecated", endedAt: on("2024-09-01") });
    expect(lives(retired, "Billing")).toMatchObject([{ kind: "ended", until: on("2024-09-01"), successors: [] }]);
    expect(lives({ ...over, endedAt: on("2025-01-01") }, "Billing")).toMatchObject([{ until: on("2025-01-01") }]);
    expect(lives(decision({ status: "superseded" }), "Billing"), "nobody knows").toMatchObject([{ until: null }]);
  });

  test("has its review and the plans of its lines as marks, what is past as overdue", () => {
    const plans = [
      { lineId: "Billing", dueOn: "2026-11-22" },
      { lineId: "Tracking", dueOn: "2027-01-01" },
    ];
    const planned = decision({ reviewOn: "2026-11-23", plans });
    expect(lives(planned, "Billing")[0]?.marks).toEqual([
      { kind: "review", on: "2026-11-23", lineName: "", isOverdue: false },
      { kind: "plan", on: "2026-11-22", lineName: "Billing", isOverdue: true },
    ]);
  });

  test("is a mark alone where it was made for a line above, unless a successor took over there", () => {
    const plans = [{ lineId: "Dunning", dueOn: "2027-01-01" }];
    expect(lives(decision({ plans }), "Dunning")).toMatchObject([
      { kind: "planned", since: null, marks: [{ kind: "plan" }] },
    ]);
    const ended = new Map([["Billing", { endedAt: on("2025-02-01"), endedBy: 6 }]]);
    expect(lives(decision({ plans, madeFor: ended }), "Dunning")).toEqual([]);
  });

  test("is proposed without marks until it is decided", () => {
    const proposed = decision({ status: "proposed", reviewOn: "2027-01-01" });
    expect(lives(proposed, "Billing")).toMatchObject([{ kind: "proposed", marks: [] }]);
  });
});
