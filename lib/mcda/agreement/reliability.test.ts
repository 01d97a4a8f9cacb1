import { describe, expect, test } from "vitest";
import { krippendorffAlpha } from "./reliability";

describe("Krippendorff's alpha", () => {
  // Two cells, 1–2 and 3–3: each value once but 3 twice, four in all.
  const ratings = [
    [1, 3],
    [2, 3],
  ];

  test("is 1 less what is observed over what chance would give, by each distance", () => {
    // Observed: one pair apart, counted both ways. Expected: every ordered pair of the four values.
    expect(krippendorffAlpha(ratings, "nominal").value).toBeCloseTo(1 - (3 * 2) / 10, 12);
    expect(krippendorffAlpha(ratings, "interval").value).toBeCloseTo(1 - (3 * 2) / (2 * (1 + 2 * 4 + 2 * 1)), 12);
    // 1–2 lie 1 apart in rank, 2–3 lie 1.5 and 1–3 lie 2.5 apart.
    expect(krippendorffAlpha(ratings, "ordinal").value).toBeCloseTo(
      1 - (3 * 2) / (2 * (1 + 2 * 1.5 ** 2 + 2 * 2.5 ** 2)),
      12,
    );
    const apart = (a: number, b: number) => ((a - b) / (a + b)) ** 2;
    expect(krippendorffAlpha(ratings, "ratio").value).toBeCloseTo(
      1 - (3 * 2 * apart(1, 2)) / (2 * (apart(1, 2) + 2 * apart(1, 3) + 2 * apart(2, 3))),
      12,
    );
  });

  test("leaves out a cell that only one person answered, and counts gaps as nothing", () => {
    const gappy = [
      [1, 3, 5, null],
      [2, null, null, null],
      [null, 3, null, null],
    ];
    for (const metric of ["nominal", "ordinal", "interval", "ratio"] as const)
      expect(krippendorffAlpha(gappy, metric).value).toBe(krippendorffAlpha(ratings, metric).value);
  });

  test("goes by the size of values of several digits", () => {
    const [ones, tens] = [
      [
        [1, 2, 3],
        [1, 3, 3],
      ],
      [
        [8, 9, 10],
        [8, 10, 10],
      ],
    ].map((rows) => krippendorffAlpha(rows, "ordinal").value);
    expect(tens).toBe(ones);
  });

  test("divides a cell's pairs by one less than its answers", () => {
    // One cell of three and one of two: pairs apart 2·(1 + 1)/2 and 0.
    const three = [
      [1, 4],
      [1, 4],
      [2, null],
    ];
    // Values 1, 1, 2, 4, 4: ordered pairs apart 2·(2·1 + 4·9 + 2·4).
    expect(krippendorffAlpha(three, "interval").value).toBeCloseTo(1 - (4 * 2) / 92, 12);
  });

  test("does not exist of single answers, of values all alike, or as a ratio of what is below 0", () => {
    expect(krippendorffAlpha([], "interval").reason).toBe("needs-two-voters");
    expect(krippendorffAlpha([[1, 2, 3]], "interval").reason).toBe("needs-two-voters");
    expect(krippendorffAlpha([[4], [4]], "interval").reason).toBe("no-variation");
    const below = [
      [-1, 3],
      [2, 3],
    ];
    expect(krippendorffAlpha(below, "ratio").reason).toBe("not-positive");
    expect(krippendorffAlpha(below, "interval").reason).toBeNull();
    const zero = [
      [0, 3],
      [0, 3],
    ];
    expect(krippendorffAlpha(zero, "ratio").value).toBe(1);
  });
});
