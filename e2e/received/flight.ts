/** What React sends as rows: text as it stands, and data as JSON. */
type Row = { readonly text: string } | { readonly data: unknown };

const REFERENCE = /^\$[L@hQWBKi]?([0-9a-f]+)((?::[^:]+)*)$/;

/**
 * A page's data in React's wire format, as one tree written as text, or null when `body` is none. React chooses from moment
 * to moment which part becomes a row of its own and which is named by a path into another, so every reference is replaced
 * by what it names. Rows that nothing names follow behind: nothing that was sent is left out, but for the build's files.
 */
export function decodedFlight(body: string): string | null {
  const rows = rowsOf(Buffer.from(body));
  const root = rows.get("0");
  if (root === undefined || "text" in root) return null;
  const used = new Set(["0"]);
  const whole = (value: unknown, above: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((each) => whole(each, above));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, whole(each, above)]));
    const reference = typeof value === "string" ? REFERENCE.exec(value) : null;
    if (reference === null) return value;
    const [text, id = "", path = ""] = reference;
    if (above.includes(text)) return "‹above›";
    used.add(id);
    const named = valueAt(rows, id, path.split(":").slice(1));
    return named === undefined ? "‹nothing›" : whole(named, [...above, text]);
  };
  const tree = whole(root.data, ["$0"]);
  const rest = [...rows].filter(([id]) => !used.has(id)).map(([, row]) => ("text" in row ? row.text : row.data));
  const behind = rest.map((data) => JSON.stringify(whole(data, []))).toSorted();
  return [JSON.stringify(tree, null, 1), ...behind].join("\n");
}

/** The rows by number. Hints of files to load early have none. */
function rowsOf(bytes: Buffer): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  let at = 0;
  while (at < bytes.length) {
    const colon = bytes.indexOf(":", at);
    const id = colon === -1 ? "" : bytes.toString("utf8", at, colon);
    if (!/^[0-9a-f]*$/.test(id) || colon === -1) return new Map();
    // Text may hold line ends, so its length in bytes stands before it.
    const length = /^T([0-9a-f]+),/.exec(bytes.toString("latin1", colon + 1, colon + 20));
    if (length !== null) {
      const from = colon + 1 + length[0].length;
      at = from + parseInt(length[1] ?? "0", 16);
      rows.set(id, { text: bytes.toString("utf8", from, at) });
      continue;
    }
    const end = bytes.indexOf("\n", colon);
    const line = bytes.toString("utf8", colon + 1, end === -1 ? bytes.length : end);
    at = end === -1 ? bytes.length : end + 1;
    if (id !== "") rows.set(id, { data: dataOf(line) });
  }
  return rows;
}

function dataOf(line: string): unknown {
  const [, tag = "", json = ""] = /^([A-Z]?)(.*)$/s.exec(line) ?? [];
  if (tag !== "" && !/^[[{"]/.test(json)) return line;
  const data: unknown = JSON.parse(json);
  // A component of the browser: which files it takes depends on what was sent before, its name does not. Like any text that
  // comes again, the name may stand in a row of its own.
  return tag === "I" && Array.isArray(data) ? ["‹module›", data[0], data[2]] : data;
}

const ELEMENT_PARTS: Readonly<Record<string, number>> = { type: 1, key: 2, props: 3 };

function valueAt(rows: ReadonlyMap<string, Row>, id: string, path: readonly string[]): unknown {
  const row = rows.get(id);
  let value: unknown = row === undefined ? undefined : "text" in row ? row.text : row.data;
  for (const name of path) {
    for (let next = referredTo(value); next !== null; next = referredTo(value))
      value = valueAt(rows, next.id, next.path);
    if (typeof value !== "object" || value === null) return undefined;
    const isElement = Array.isArray(value) && value[0] === "$";
    value = Object.entries(value).find(
      ([key]) => key === String(isElement ? (ELEMENT_PARTS[name] ?? name) : name),
    )?.[1];
  }
  return value;
}

function referredTo(value: unknown): { readonly id: string; readonly path: readonly string[] } | null {
  const [, id, path = ""] = (typeof value === "string" ? REFERENCE.exec(value) : null) ?? [];
  return id === undefined ? null : { id, path: path.split(":").slice(1) };
}
