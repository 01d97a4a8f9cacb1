import { describe, expect, test } from "vitest";
import { agendaOf, minutesEach } from "./rules";

const since = new Date("2026-10-21T09:00:00Z");
const later = new Date("2026-10-21T09:00:01Z");
const cell = (optionId: string, stance: "settled" | "agree_to_differ" | null = null) => ({
  criterionId: "speed",
  optionId,
  stance,
});

describe("the agenda", () => {
  test("goes to the first contested cell that nobody has talked about since the reveal", () => {
    const queue = [cell("a", "settled"), cell("b"), cell("c"), cell("d"), cell("e", "agree_to_differ")];
    const comments = new Map([
      ["speed:b", later],
      ["speed:d", since],
    ]);
    expect(agendaOf(queue, since, [comments])).toEqual({ cells: 5, talked: 3, next: queue[2] });
    const evidence = new Map([["speed:c", later]]);
    expect(agendaOf(queue, since, [comments, evidence])).toMatchObject({ talked: 4, next: queue[3] });
  });

  test("has no next one when all have been, or nothing is contested", () => {
    expect(agendaOf([cell("a", "settled")], since, [])).toEqual({ cells: 1, talked: 1, next: null });
    expect(agendaOf([], since, [])).toEqual({ cells: 0, talked: 0, next: null });
  });
});

test("the time left is shared by the open cells, ten minutes each at most", () => {
  const minute = 60_000;
  expect(minutesEach(4, 30 * minute)).toBe(7);
  expect(minutesEach(4, 900 * minute)).toBe(10);
  expect(minutesEach(4, null)).toBe(10);
  expect(minutesEach(4, 4 * minute)).toBe(1);
  expect(minutesEach(4, 4 * minute - 1)).toBeNull();
  expect(minutesEach(1, -minute)).toBeNull();
  expect(minutesEach(0, minute)).toBeNull();
});
