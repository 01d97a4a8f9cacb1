import { expect, test } from "vitest";
import { ownershipShape } from "./input";
import { costCriteria, ownershipView } from "./rules";

const same = (value: string) => ({ low: value, likely: value, high: value });
const option = (build: string, training: string, maintenance: string, hosting: string) => ({
  build: same(build),
  training: same(training),
  maintenance: same(maintenance),
  hosting: same(hosting),
});
const [django, flask, hybrid] = ["1", "2", "3"].map((last) => `01900000-0000-7000-8000-00000000000${last}`);
const ownership = ownershipShape.parse({
  currency: "€",
  costPerPersonMonth: "9000",
  years: 5,
  rate: "0.05",
  growth: "0",
  options: {
    [django ?? ""]: option("9", "1.0", "0.18", "6000"),
    [flask ?? ""]: option("12", "0.5", "0.22", "5400"),
    [hybrid ?? ""]: option("11", "1.25", "0.20", "7200"),
  },
});
const ranking = [
  { optionId: django ?? "", points: 73.8 },
  { optionId: hybrid ?? "", points: 75.2 },
  { optionId: flask ?? "", points: 52.2 },
].map((entry, at) => ({
  ...entry,
  rank: at + 1,
  total: null,
  contributions: [],
  themes: [],
  interval: null,
  comparablePoints: null,
}));

test("the worked example of the method: net present values, break-even build and the frontier", () => {
  const view = ownershipView(ownership, { ranking }, []);
  expect(view?.places.map(({ likely }) => Math.round(likely))).toEqual([179_101, 227_146, 238_748]);
  expect(view?.places.map(({ isEfficient }) => isEfficient)).toEqual([true, true, false]);
  expect(view?.places[2]?.breakEven).toBeCloseTo(8.61, 2);
  expect(view?.places[0]?.breakEven).toBeNull();
  expect(view?.steps[0]?.extraBenefit).toBeCloseTo(1.4, 9);
  expect(view?.cheaper[0]).toEqual([0, 1, 1]);
});

test("one costed option alone compares with nothing", () => {
  expect(ownershipView({ ...ownership, options: {} }, { ranking }, [])).toBeNull();
});

test("a criterion that judges cost is named, for cost would count twice", () => {
  const named = costCriteria([{ name: "Licence costs" }, { name: "Costume design" }, { name: "Price per seat" }]);
  expect(named).toEqual(["Licence costs", "Price per seat"]);
});

test("guesses have to rise, and amounts are kept as they were entered", () => {
  const falling = { low: "3", likely: "2", high: "4" };
  expect(
    ownershipShape.safeParse({
      ...ownership,
      options: { [django ?? ""]: { ...option("1", "1", "0", "0"), build: falling } },
    }).success,
  ).toBe(false);
  expect(ownership.options[django ?? ""]?.training.likely).toBe("1.0");
});
