import { mutate } from "@/lib/adr/testing/mutate";

type Random = () => number;

const one = <T>(random: Random, list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
const utf8 = (text: string) => Buffer.from(text.toWellFormed());

/** What hands, tools, networks and enemies make of a text file. Each is said, so that a slow one can be named. */
const OF_TEXT: Readonly<Record<string, (text: string, random: Random) => Buffer>> = {
  changed: (text, random) => utf8(mutate(text, random)),
  half: (text, random) => utf8(text.slice(0, Math.floor(random() * text.length))),
  "half a letter": (text, random) => utf8(`${text}😀é中`).subarray(0, -1 - Math.floor(random() * 6)),
  "UTF-16": (text, random) =>
    Buffer.concat([random() < 0.5 ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0), Buffer.from(text, "utf16le")]),
  "UTF-16, turned": (text) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]),
  "Latin-1": (text) => Buffer.from(`é ü ß ${text} é`, "latin1"),
  "no encoding": (text, random) =>
    Buffer.concat([utf8(text), Buffer.from(Array.from({ length: 200 }, () => Math.floor(random() * 256)))]),
  "zero bytes": (text, random) => utf8([...text].map((letter) => (random() < 0.02 ? `\0${letter}` : letter)).join("")),
  "one line": (text, random) =>
    utf8(text + (one(random, ["a", "| ", "[", "`", "*a", "- ", "x ", "\\"]) ?? "").repeat(300_000).slice(0, 900_000)),
  deep: (text, random) => {
    const [open = "", close = ""] =
      one(random, [
        ["[", "]"],
        ["{", "}"],
        ["> ", ""],
        ["- ", ""],
        ["((", "))"],
        ["<b>", "</b>"],
        ["**", ""],
        ['{"a":', "}"],
      ]) ?? [];
    const depth = 500 + Math.floor(random() * 20_000);
    return utf8(`${random() < 0.5 ? text : ""}${open.repeat(depth)}x${close.repeat(depth)}`);
  },
  empty: (_, random) =>
    utf8(one(random, ["", " ", "\uFEFF", "\0", "\n".repeat(5_000), "---\n", "---\n---\n", "null", "[]", "0"]) ?? ""),
  "something else": (_, random) =>
    one(random, [
      utf8('a,b,c\r\n=1+1,"x""y",\r\n'),
      utf8("<!doctype html><html><script>alert(1)</script>"),
      Buffer.from("504b0304140000000800", "hex"),
      Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
      Buffer.from("1f8b0800000000000003", "hex"),
      utf8("%PDF-1.7\n%âãÏÓ"),
    ]) ?? Buffer.alloc(0),
};

const LAUGHS = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghi"].map((letter, at) => `${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${"abcdefgh"[at]}`).join()}]`).join("\n")}`;
/** Front matter that is no YAML, or too much of it. */
const FRONTS = [
  'status: "accepted',
  "status: [accepted",
  "status: {accepted",
  "\tstatus: accepted",
  "status: accepted\n status: rejected\n  x",
  "status: *nobody",
  "? [a, b]\n: c",
  "<<: *x\nstatus: y",
  "status: !!js/function 'function(){}'",
  "status: !!binary ~~~",
  "&a status: *a",
  "status: accepted\nstatus: rejected\nstatus: [",
  "date: 2024-13-45\n: : :",
  "%YAML 9.9\nstatus: x",
  `deciders: ${"[".repeat(3_000)}`,
  `${"a: {".repeat(2_000)}`,
  `status: "${"\\u".repeat(2_000)}"`,
  LAUGHS,
];

/** A text file, broken in one way or another. */
export function brokenText(text: string, random: Random): { readonly how: string; readonly bytes: Buffer } {
  const how = one(random, Object.keys(OF_TEXT)) ?? "changed";
  return { how, bytes: OF_TEXT[how]?.(text, random) ?? Buffer.alloc(0) };
}

/** The same of a record, a third of them in their front matter. */
export function brokenRecord(text: string, random: Random): { readonly how: string; readonly bytes: Buffer } {
  if (random() > 0.34) return brokenText(text, random);
  return {
    how: "front matter",
    bytes: utf8(`---\n${one(random, FRONTS) ?? ""}\n---\n${text.replace(/^---\n.*?\n---\n/s, "")}`),
  };
}

const VALUES: readonly unknown[] = [
  null,
  "",
  "x".repeat(60_000),
  -1,
  1e308,
  0.1,
  true,
  [],
  {},
  [[]],
  [null],
  "\0",
  "2024-13-45",
  { __proto__: null, constructor: 1 },
];

/** JSON that a parser takes and a shape does not, or that no parser takes. */
export function brokenJson(value: unknown, random: Random): { readonly how: string; readonly bytes: Buffer } {
  const text = JSON.stringify(value, null, 2);
  if (random() < 0.5) return brokenText(text, random);
  if (random() < 0.3) {
    const change = one<(json: string) => string>(random, [
      (json) => json.replaceAll('"', "'"),
      (json) => json.replace(/,\n/, ",,\n"),
      (json) => json.replace(/\n\}$/, ",\n}"),
      (json) => `// it\n${json}`,
      (json) => json.replace(/: \d+/, ": NaN"),
      (json) => `${json}${json}`,
      (json) => json.replace("{", '{"__proto__": {"isAdmin": true}, "__proto__": 1,'),
      (json) => json.replace(/"$/m, '\n"'),
    ]);
    return { how: "nearly JSON", bytes: utf8(change?.(text) ?? text) };
  }
  return { how: "another value", bytes: utf8(JSON.stringify(otherwise(value, random), null, 2)) };
}

/** The same value with another somewhere in it. */
function otherwise(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random() < 0.15) return one(random, VALUES);
  const keys = Object.keys(value);
  const chosen = one(random, keys);
  const entries = Object.entries(value).map(([key, part]: [string, unknown]): [string, unknown] => [
    key,
    key === chosen ? otherwise(part, random) : part,
  ]);
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

/** A file of bytes with some of them cut out, changed, doubled or moved. */
export function brokenBytes(bytes: Uint8Array, random: Random): { readonly how: string; readonly bytes: Buffer } {
  let changed = Buffer.from(bytes);
  const how: string[] = [];
  for (let time = 0; time < 1 + Math.floor(random() * 4); time += 1) {
    const at = Math.floor(random() * changed.length);
    const length = Math.floor(random() * 64);
    const kind = Math.floor(random() * 4);
    how.push(["cut", "turned", "doubled", "ended"][kind] ?? "");
    if (kind === 0) changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + length)]);
    else if (kind === 1 && changed.length > 0) changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255));
    else if (kind === 2) changed = Buffer.concat([changed.subarray(0, at + length), changed.subarray(at)]);
    else changed = changed.subarray(0, Math.max(at, 1));
  }
  return { how: how.join(", "), bytes: changed };
}
