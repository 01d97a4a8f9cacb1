/** What canonical JSON may hold: integers and strings only, so that every language writes the same bytes. */
export type Canonical =
  null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

/**
 * Canonical JSON: keys sorted by code unit, no white space, integers and strings only (a fraction is a decimal string).
 * Undefined properties are left out. Throws on a fraction, an unsafe integer or a lone surrogate.
 */
export function canonicalJson(value: Canonical): string {
  return write(value, wholeNumber);
}

/**
 * Plain JSON of any numbers as canonical JSON: a fraction becomes a decimal string of at most 12 places (rule 34). Throws on what
 * is no plain JSON, and on NaN or an endless number.
 */
export function canonicalText(value: unknown): string {
  return write(value, anyNumber);
}

/** A fraction as canonical JSON holds it: a decimal string of at most 12 places, without trailing zeros (rule 34). */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) throw new Error("A decimal is finite.");
  const text = value.toFixed(12).replace(/\.?(?<!0)0+$/, "");
  return text === "-0" ? "0" : text;
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`Canonical JSON holds whole numbers only, not ${value}.`);
  return String(value);
}

function anyNumber(value: number): string {
  if (Number.isSafeInteger(value)) return wholeNumber(value);
  const rounded = Number(value.toFixed(12));
  return Number.isSafeInteger(rounded) ? wholeNumber(rounded) : JSON.stringify(decimal(value));
}

/** Written straight into one text: an input has a hundred thousand answers. */
function write(value: unknown, number: (value: number) => string): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object") throw new Error("Canonical JSON holds plain JSON only.");
  if (Array.isArray(value)) return `[${value.map((item) => write(item, number)).join(",")}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  let text = "";
  for (const [key, item] of entries) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${write(item, number)}`;
  return `{${text}}`;
}

function quoted(text: string): string {
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text))
    throw new Error("Canonical JSON holds well-formed Unicode only.");
  return JSON.stringify(text);
}
