import type { Ownership } from "@/lib/evaluations/ownership/input";

export const INPUTS = [
  { input: "build", label: "Build", unit: "person-months" },
  { input: "training", label: "Training", unit: "person-months" },
  { input: "maintenance", label: "Maintenance", unit: "of the build a year: 0.18 is 18%" },
  { input: "hosting", label: "Hosting and licences", unit: "currency a year" },
] as const;

export const GUESSES = ["low", "likely", "high"] as const;

/** What stands in the fields, by their keys: a term's name, or `option input guess`. */
export type Typed = Readonly<Record<string, string>>;

const EMPTY = { currency: "€", costPerPersonMonth: "", years: "5", rate: "0.05", growth: "0" } as const;

/** The fields as they are first shown. */
export function typedOf(ownership: Ownership | null): Typed {
  if (ownership === null) return EMPTY;
  const { options, years, ...terms } = ownership;
  const guesses = Object.entries(options).flatMap(([id, given]) =>
    INPUTS.flatMap(({ input }) => GUESSES.map((guess) => [`${id} ${input} ${guess}`, given[input][guess]] as const)),
  );
  return { ...terms, years: String(years), ...Object.fromEntries(guesses) };
}

/** What is sent: options with any number at all, and null where none has one. */
export function ownershipOf(typed: Typed, options: readonly { readonly id: string }[]): Ownership | null {
  const text = (key: string) => (typed[key] ?? "").trim();
  const estimate = (id: string, input: string) => ({
    low: text(`${id} ${input} low`),
    likely: text(`${id} ${input} likely`),
    high: text(`${id} ${input} high`),
  });
  const given = options.flatMap(({ id }) => {
    const entry = {
      build: estimate(id, "build"),
      training: estimate(id, "training"),
      maintenance: estimate(id, "maintenance"),
      hosting: estimate(id, "hosting"),
    };
    const isEmpty = Object.values(entry).every(({ low, likely, high }) => low + likely + high === "");
    return isEmpty ? [] : [[id, entry] as const];
  });
  if (given.length === 0) return null;
  return {
    currency: text("currency"),
    costPerPersonMonth: text("costPerPersonMonth"),
    years: Number(text("years")),
    rate: text("rate"),
    growth: text("growth"),
    options: Object.fromEntries(given),
  };
}

/**
 * What is wrong with the fields, by their keys. What is wrong with low, likely and high together stands at the likely one, once
 * each of them is a number.
 */
export function faultsOf(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const paths = Object.keys(fields);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([path, message]) => {
      if (paths.some((other) => other.startsWith(`${path}.`))) return [];
      const [, part = "", id = "", input = "", guess = "likely"] = path.split(".");
      return [[part === "options" ? `${id} ${input} ${guess}` : part, message] as const];
    }),
  );
}

const TERMS: Readonly<Record<string, string>> = {
  currency: "Currency",
  costPerPersonMonth: "Per person-month",
  years: "Years",
  rate: "Real rate",
  growth: "Growth of upkeep",
};

/** What a field is called beside the button, by its key: "Build of Django, low". Null where it is none of the form's. */
export function placeOf(
  key: string,
  options: readonly { readonly id: string; readonly name: string }[],
): string | null {
  const [id, input, guess] = key.split(" ");
  const label = INPUTS.find((one) => one.input === input)?.label;
  const option = options.find((one) => one.id === id)?.name;
  return label === undefined || option === undefined ? (TERMS[key] ?? null) : `${label} of ${option}, ${guess}`;
}
