import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { numberedFileName } from "@/lib/adr/print/file-name";
import { printNygard } from "@/lib/adr/print/nygard";
import { relationName, type AdrRecord, type RecordLink } from "@/lib/adr/print/record";
import { say } from "../stand/stand";
import { printTable } from "../stand/table";

const RECORDS = 200;
const FOLDER = "doc/adr";

/** What titles are made of: words, and what a shell, a pattern or Markdown could take for something else. */
const TITLES = [
  "Use MySQL for ledgers",
  "Don't use `eval` & friends",
  "Choose C# over *everything*",
  "Keep [flat] files (0003-old.md)",
  'Say "no" to $HOME and \\n',
  "Überlegungen zur Größe",
  "技术 选型",
  "Replace a|b by c",
  "- a dash; a semicolon",
  "Approved by 2 of 3",
];

/**
 * `npm run bench:adr-tools`: prints 200 linked records as Nygard's, lets Debian's adr-tools list, tabulate and graph them, and
 * compares what they print with what was printed. Exit code 1 on a difference; 0 where `adr` is not installed.
 */
function main(): void {
  if (spawnSync("adr", ["help"], { stdio: "ignore" }).error !== undefined) {
    say("adr-tools are not installed here (apt-get install adr-tools); there is nothing to compare with.");
    return;
  }
  const records = linkedRecords();
  const root = mkdtempSync(path.join(tmpdir(), "accord-adr-tools-"));
  try {
    mkdirSync(path.join(root, FOLDER), { recursive: true });
    for (const record of records) writeFileSync(path.join(root, FOLDER, fileOf(record)), printNygard(record));
    const rows = [
      compare("adr list", adr(root, "list"), expectedList(records)),
      compare("adr generate toc", adr(root, "generate", "toc"), expectedContents(records)),
      compare("adr generate graph", adr(root, "generate", "graph"), expectedGraph(records)),
    ];
    printTable([["command", "lines printed", "lines expected", "equal"], ...rows.map(({ cells }) => cells)]);
    for (const { difference } of rows) if (difference !== null) say(difference);
    process.exitCode = rows.every(({ difference }) => difference === null) ? 0 : 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Chains of successors, amendments, dependencies, several successors, and links for some product lines only. */
function linkedRecords(): AdrRecord[] {
  const numbers = Array.from({ length: RECORDS }, (_, at) => at + 1);
  const titles = numbers.map((number) => `${TITLES[number % TITLES.length] ?? ""} ${number}`);
  const links = numbers.map((): RecordLink[] => []);
  const add = (from: number, to: number, type: "supersedes" | "amends" | "depends on", back: RecordLink["type"]) => {
    links[from - 1]?.push(linkTo(to, relationName(type, from % 30 === 0), type));
    if (back) links[to - 1]?.push(linkTo(from, relationName(back, from % 30 === 0), back));
  };
  const linkTo = (number: number, relation: string, type: RecordLink["type"]): RecordLink => ({
    relation,
    type,
    number,
    title: titles[number - 1] ?? "",
    ...(type === "amends" && number % 4 === 0 && { lines: ["Web shop", "Tills"] }),
  });
  for (const number of numbers) {
    if (number % 5 === 0) add(number, number - 3, "supersedes", "superseded by");
    if (number % 10 === 0) add(number, number - 8, "supersedes", "superseded by");
    if (number % 7 === 0) add(number, number - 2, "amends", "amended by");
    if (number % 11 === 0) add(number, 1, "depends on", null);
  }
  return numbers.map((number, at) => {
    const own = links[at] ?? [];
    const isSuperseded = own.some(({ relation }) => relation === "Superseded by");
    return {
      number,
      title: titles[at] ?? "",
      status: isSuperseded ? "superseded" : number % 9 === 0 ? "proposed" : "accepted",
      date: `2026-${String((number % 12) + 1).padStart(2, "0")}-09`,
      decisionMakers: ["Aoife Brennan"],
      sections: [
        { kind: "context", body: "## Status\n\nIs told in [3. Another](0003-another.md)." },
        { kind: "outcome", body: `We do it, as decision ${number}.` },
        { kind: "options", body: "- one\n- another" },
      ],
      links: own,
    };
  });
}

const fileOf = ({ number, title }: AdrRecord) => numberedFileName(number ?? 0, title);

function expectedList(records: readonly AdrRecord[]): string[] {
  return records.map((record) => `${FOLDER}/${fileOf(record)}`);
}

function expectedContents(records: readonly AdrRecord[]): string[] {
  const lines = records.map((record) => `* [${titleOf(record)}](${fileOf(record)})`);
  return ["# Architecture Decision Records", "", ...lines];
}

/** Its nodes, the dotted line from each to the next, and the links that do not end in `by`. */
function expectedGraph(records: readonly AdrRecord[]): string[] {
  const nodes = records.flatMap((record) => {
    const number = record.number ?? 0;
    const page = fileOf(record).replace(/\.md$/, ".html");
    const node = `    _${number} [label="${titleOf(record)}"; URL="${page}"];`;
    return number > 1 ? [node, `    _${number - 1} -> _${number} [style="dotted", weight=1];`] : [node];
  });
  const edges = records.flatMap(({ number, links = [] }) =>
    links
      .map(({ relation, lines = [], number: to }) => ({ to, label: [relation, ...on(lines)].join(" ") }))
      .filter(({ label }) => !label.endsWith(" by"))
      .map(({ to, label }) => `  _${number} -> _${to} [label="${label}", weight=0]`),
  );
  return ["digraph {", "  node [shape=plaintext];", "  subgraph {", ...nodes, "  }", ...edges, "}"];
}

const on = (lines: readonly string[]) => (lines.length === 0 ? [] : [`on ${lines.join(", ")}`]);

/** The tools show the first line of a file as it stands, marks and all. */
const titleOf = (record: AdrRecord) => (printNygard(record).split("\n", 1)[0] ?? "").slice("# ".length);

function adr(root: string, ...command: string[]): string[] {
  const text = execFileSync("adr", command, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  return text.replace(/\n$/, "").split("\n");
}

function compare(command: string, printed: readonly string[], expected: readonly string[]) {
  const at = expected.findIndex((line, index) => line !== printed[index]);
  const first = at < 0 && printed.length > expected.length ? expected.length : at;
  const cells = [command, String(printed.length), String(expected.length), first < 0 ? "yes" : "no"];
  const difference =
    first < 0
      ? null
      : `${command}, line ${first + 1}:\n  printed:  ${printed[first] ?? "nothing"}\n  expected: ${expected[first] ?? "nothing"}`;
  return { cells, difference };
}

main();
