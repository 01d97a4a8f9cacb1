/** What canonical JSON may hold: integers and strings only, so that every language writes the same bytes. */
export type Canonical =
  null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

/**
 * Canonical JSON: keys sorted by code unit, no white space, integers and strings only (a fraction is a decimal string).
 * Undefined properties are left out. Throws on a fraction, an unsafe integer or a lone surrogate.
 */
export function canonicalJson(value: Canonical): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new Error(`Canonical JSON holds whole numbers only, not ${value}.`);
    return String(value === 0 ? 0 : value);
  }
  if (typeof value === "string") {
    if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value))
      throw new Error("Canonical JSON holds well-formed Unicode only.");
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.entries(value).filter((entry): entry is [string, Canonical] => entry[1] !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}

/** A fraction as canonical JSON holds it: a decimal string of at most 12 places, without trailing zeros (rule 34). */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) throw new Error("A decimal is finite.");
  const text = value.toFixed(12).replace(/\.?0+$/, "");
  return text === "-0" || text === "" ? "0" : text;
}

/**
 * Plain JSON of any numbers as canonical JSON: a fraction becomes a decimal string of at most 12 places (rule 34). Throws on what
 * is no plain JSON, and on NaN or an endless number.
 */
export function canonicalText(value: unknown): string {
  return canonicalJson(toCanonical(value));
}

function toCanonical(value: unknown): Canonical {
  if (typeof value === "number") {
    const rounded = Number(value.toFixed(12));
    return Number.isSafeInteger(rounded) ? rounded : decimal(value);
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(toCanonical);
  if (typeof value !== "object") throw new Error("Canonical JSON holds plain JSON only.");
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, toCanonical(item)]])),
  );
}

function isList(value: object): value is readonly Canonical[] {
  return Array.isArray(value);
}
