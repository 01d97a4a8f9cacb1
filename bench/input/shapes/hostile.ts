import { z } from "zod";
import { HOSTILE_LENGTH, hostileTexts } from "../patterns/hostile";

type Shape = z.core.$ZodType;

const DEPTH = 6;
const UUID_TAIL = 12;
/** What texts of a form look like; the first that a shape takes is its sample. */
const FORMS: readonly ((at: number) => unknown)[] = [
  (at) => `text ${at}`,
  (at) => `01890000-0000-7000-8000-${at.toString(16).padStart(UUID_TAIL, "0")}`,
  (at) => `a${at}@example.org`,
  () => "2026-01-01",
  () => "2026-01-01T00:00:00.000Z",
  (at) => `https://example.org/${at}`,
  (at) => at.toString(16).padStart(64, "0"),
  (at) => `slug-${at}`,
  (at) => `slug${at}.example.org`,
  (at) => String(100_000 + at),
  (at) => `four unrelated plain words ${at}`,
  () => "Europe/Berlin",
  () => "2026-01",
  () => "architects = lead",
  (at) => `${at.toString(16).padStart(16, "0")}.png`,
  (at) => at + 1,
  () => 30,
  () => 0.5,
  () => true,
  () => "",
  () => null,
  () => new Date(0),
];

const UNITS = [
  " ",
  "a",
  "\n",
  "0",
  ".",
  "-",
  "@",
  "[",
  "<",
  "/",
  "e\u0301",
  "ﷺ",
  "😀",
  "\u0000",
  "\ud800",
  "a ",
  "a@",
  "a.",
  "1,",
  "&#x",
];
/** As long as a body may be hostile, whatever the shape wants. */
const HOSTILE_TEXTS = UNITS.map((unit) =>
  unit.repeat(Math.ceil(HOSTILE_LENGTH / unit.length)).slice(0, HOSTILE_LENGTH),
);

/** Something that the shape takes, as good as it can be told; `at` makes it different from others. */
function sampleOf(shape: Shape, at = 0, depth = DEPTH): unknown {
  const inner = innerOf(shape);
  if (inner !== null)
    return (shape instanceof z.ZodPipe ? formFor(shape, at) : undefined) ?? sampleOf(inner, at, depth);
  if (depth === 0) return null;
  const below = (one: Shape, index = at) => sampleOf(one, index, depth - 1);
  if (shape instanceof z.ZodObject)
    return Object.fromEntries(entriesOf(shape).map(([key, value]) => [key, below(value)]));
  if (shape instanceof z.ZodArray) {
    const lists = [2, 1, 5].map((count) =>
      Array.from({ length: count }, (_, index) => below(shape.element, at * 5 + index)),
    );
    return lists.find((list) => z.safeParse(shape, list).success) ?? lists[0];
  }
  if (shape instanceof z.ZodTuple) return shape.def.items.map((item) => below(item));
  if (shape instanceof z.ZodRecord) return { [String(below(shape.keyType))]: below(shape.valueType) };
  if (shape instanceof z.ZodIntersection) return joined(below(shape.def.left), below(shape.def.right));
  if (shape instanceof z.ZodUnion) return below(shape.options[0] ?? shape);
  if (shape instanceof z.ZodEnum || shape instanceof z.ZodLiteral) return firstOf(shape);
  return formFor(shape, at);
}

const formFor = (shape: Shape, at: number) =>
  FORMS.map((form) => form(at)).find((value) => z.safeParse(shape, value).success);

const partsOf = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});
const joined = (left: unknown, right: unknown): object => ({ ...partsOf(left), ...partsOf(right) });
const entriesOf = (shape: z.ZodObject) => Object.entries<Shape>(shape.shape);
const firstOf = (shape: z.ZodEnum | z.ZodLiteral) =>
  shape instanceof z.ZodEnum ? shape.options[0] : [...shape.values][0];

/** What stands in a shape that only wraps another. */
function innerOf(shape: Shape): Shape | null {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable) return shape.def.innerType;
  if (shape instanceof z.ZodDefault || shape instanceof z.ZodCatch || shape instanceof z.ZodPrefault)
    return shape.def.innerType;
  if (shape instanceof z.ZodReadonly) return shape.def.innerType;
  if (shape instanceof z.ZodLazy) return shape.def.getter();
  if (shape instanceof z.ZodPipe) return shape.in instanceof z.ZodTransform ? shape.out : shape.in;
  return null;
}

/** Inputs of 100 kB for the shape: each of its fields hostile while the others are as they should be, lists and records as long, and what is no such thing at all. */
export function* hostileInputs(shape: Shape, most = Infinity): Generator<unknown> {
  yield* HOSTILE_TEXTS.slice(0, most);
  yield* [nested((inside) => [inside]), nested((inside) => ({ a: inside })), crowd((at) => [`key${at}`, at])];
  yield* inputsOf(shape, most, DEPTH);
}

function* inputsOf(shape: Shape, most: number, depth: number): Generator<unknown> {
  const inner = innerOf(shape);
  if (inner !== null) yield* inputsOf(inner, most, depth);
  if (inner !== null || depth === 0) return;
  const below = (one: Shape) => inputsOf(one, most, depth - 1);
  if (shape instanceof z.ZodObject) {
    const sample = partsOf(sampleOf(shape));
    for (const [key, value] of entriesOf(shape)) for (const one of below(value)) yield { ...sample, [key]: one };
    yield { ...crowd((at) => [`key${at}`, at]), ...sample };
  } else if (shape instanceof z.ZodArray) {
    yield list((at) => sampleOf(shape.element, at));
    yield list(() => sampleOf(shape.element));
    yield list(() => null);
    for (const one of below(shape.element)) yield [one];
  } else if (shape instanceof z.ZodTuple) {
    const sample = shape.def.items.map((item) => sampleOf(item));
    for (const [at, item] of shape.def.items.entries()) for (const one of below(item)) yield sample.with(at, one);
  } else if (shape instanceof z.ZodRecord) {
    const { keyType, valueType } = shape;
    yield crowd((at) => [String(sampleOf(keyType, at)), sampleOf(valueType, at)]);
    yield crowd((at) => [`key${at}`, sampleOf(valueType, at)]);
    for (const one of below(valueType)) yield { [String(sampleOf(keyType))]: one };
    for (const one of below(keyType)) if (typeof one === "string") yield { [one]: sampleOf(valueType) };
  } else if (shape instanceof z.ZodIntersection) {
    for (const one of below(shape.def.left)) yield joined(sampleOf(shape.def.right), one);
    for (const one of below(shape.def.right)) yield joined(sampleOf(shape.def.left), one);
  } else if (shape instanceof z.ZodUnion) {
    for (const option of shape.options) yield* below(option);
  } else {
    yield* leafInputs(shape, most);
  }
}

function* leafInputs(shape: Shape, most: number): Generator<unknown> {
  yield* HOSTILE_TEXTS.slice(0, most);
  if (shape instanceof z.ZodNumber) yield* [1e308, -0, Number.NaN, 0.1 + 0.2, Number.MAX_SAFE_INTEGER + 1];
  for (const check of shape._zod.def.checks ?? []) {
    const pattern = check instanceof z.core.$ZodCheckRegex ? check._zod.def.pattern : null;
    if (pattern instanceof RegExp) yield* hostileTexts({ at: "", source: pattern.source, flags: pattern.flags }, most);
  }
}

/** As many things as make 100 kB. */
function list(make: (at: number) => unknown): unknown[] {
  const size = JSON.stringify(make(1) ?? null).length + 1;
  return Array.from({ length: Math.ceil(HOSTILE_LENGTH / size) }, (_, at) => make(at));
}

const crowd = (make: (at: number) => [string, unknown]) => {
  const size = JSON.stringify(make(1)).length;
  return Object.fromEntries(Array.from({ length: Math.ceil(HOSTILE_LENGTH / size) }, (_, at) => make(at)));
};

function nested(around: (inside: unknown) => unknown): unknown {
  let value: unknown = 0;
  for (let depth = 0; depth < HOSTILE_LENGTH / 10; depth++) value = around(value);
  return value;
}
