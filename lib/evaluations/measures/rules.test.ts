import { describe, expect, it, test } from "vitest";
import { declaredMeasureShape, setMeasureShape } from "./input";
import { lineWords, measuredWords, ratingOf, valueWords, whyNothingToScore, whyNotMeasured } from "./rules";

const latency = { unit: "ms", worst: "900", best: "50" };
const share = { unit: "", worst: "0", best: "1" };
const options = ["a", "b"].map((id) => ({ id, name: id.toUpperCase() }));

describe("a measured value", () => {
  it("is rated on the declared line, and no better or worse than its ends", () => {
    expect(["900", "1200", "475", "50", "3"].map((value) => ratingOf(value, latency))).toEqual([1, 1, 3, 5, 5]);
    expect(ratingOf("0.25", share)).toBe(2);
  });

  it("is said with its unit and its rating, as it was entered", () => {
    const criterion = { measure: latency, values: { a: { value: "220.50", source: "Trial run" } } };
    expect(measuredWords(criterion, "a")).toBe("220.50 ms, rated 4.2 of 5");
    expect(measuredWords(criterion, "b")).toBeNull();
    expect(measuredWords({ measure: null, values: {} }, "a")).toBeNull();
    expect(valueWords("3", share)).toBe("3");
    expect(lineWords(latency)).toBe("900 ms is rated 1, 50 ms is rated 5");
  });

  it("is a decimal number of at most twelve places, kept digit by digit", () => {
    const ids = { evaluationId: crypto.randomUUID(), criterionId: crypto.randomUUID(), optionId: crypto.randomUUID() };
    const read = (value: string) => setMeasureShape.safeParse({ ...ids, value });
    for (const value of ["0", "24", "-3.5", "24.500", "0.123456789012", "-999999999999999.5"])
      expect(read(value).data?.value).toBe(value);
    for (const value of ["", "1,5", "1e5", ".5", "24 ms", "0.1234567890123", "9999999999999999", "NaN", "--1"])
      expect(read(value).success).toBe(false);
    for (const [written, kept] of Object.entries({ "07": "7", "-00.50": "-0.50", "-0.0": "0.0", "000": "0" }))
      expect(read(written).data?.value).toBe(kept);
    expect(setMeasureShape.parse({ ...ids, value: null })).toMatchObject({ value: null, source: "" });
  });
});

test("a line needs two ends that differ; for a cost the best is the smaller one", () => {
  expect(declaredMeasureShape.safeParse(latency).success).toBe(true);
  const refused = (line: object) => declaredMeasureShape.safeParse({ ...latency, ...line }).error?.issues[0]?.message;
  expect(refused({ best: "900.0" })).toContain("the same");
  expect(refused({ worst: "" })).toContain("Write a number");
  expect(refused({ unit: "x".repeat(41) })).toContain("Shorten");
});

test("which values are missing is said by name, the first three of them", () => {
  const of = (name: string, values: object) => ({ name, measure: latency, values: { ...values } });
  expect(whyNotMeasured(options, [{ name: "Safety", measure: null, values: {} }])).toBeNull();
  const known = { value: "3", source: "" };
  expect(whyNotMeasured(options, [of("Latency", { a: known, b: known })])).toBeNull();
  expect(whyNotMeasured(options, [of("Latency", { a: known })])).toBe(
    "Enter the measured values before scoring opens: Latency of B.",
  );
  expect(whyNotMeasured(options, [of("Latency", {}), of("Cost", {})])).toContain("Cost of A and 1 more.");
});

test("a matrix in which everything is measured leaves nobody anything to score", () => {
  expect(whyNothingToScore([])).toBeNull();
  expect(whyNothingToScore([{ measure: latency }, { measure: null }])).toBeNull();
  expect(whyNothingToScore([{ measure: latency }])).toContain("Add one that people score.");
});
