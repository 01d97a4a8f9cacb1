import type { Ctx } from "@/lib/access/context";
import { announce } from "@/lib/announcements/mutations";
import { finishImport } from "@/lib/imports/finish/mutations";
import { addFiles, startImport } from "@/lib/imports/mutations";
import { refusePath } from "@/lib/imports/paths/rules";
import { PAYLOADS } from "../payloads";

/** So many of the files become decisions; the others stay in their import, whose page shows them all. */
const FINISHED = 40;

/** Announces one payload, and imports a record for each, by the verbs: it is title, status, people, tags, text and link of its record. */
export async function importPayloads(owner: Ctx, productLineId: string): Promise<void> {
  const files = PAYLOADS.map((payload, at) => ({
    path: pathOf(payload, at),
    bytes: new TextEncoder().encode(record(payload)),
    history: { createdAt: "2024-02-03T04:05:06.000Z", createdBy: payload.replaceAll("\0", "") },
  }));
  for (const [sourceName, some, isFinished] of [
    ["<img src=x onerror=accordRan=1> all", files, false],
    ["<svg onload=accordRan=1> some", files.slice(0, FINISHED), true],
  ] as const) {
    const { id: importId } = await startImport(owner, { way: "files", sourceName, productLineId });
    await addFiles(owner, importId, some);
    if (isFinished) await finishImport(owner, { importId });
  }
  const body = "<img src=x onerror=accordRan=1> is under maintenance.";
  await announce({ body, startsAt: new Date(), endsAt: new Date(Date.now() + 86_400_000) });
}

/** With as much of the payload in its name as a path may hold. */
function pathOf(payload: string, at: number): string {
  const number = String(at + 1).padStart(4, "0");
  const name = `adr/${number}-${payload.replaceAll(/[/\\:\p{C}]/gu, "").slice(0, 120)}.md`;
  return refusePath(name) === null ? name : `adr/${number}-payload.md`;
}

function record(payload: string): string {
  const quoted = JSON.stringify(payload);
  const line = payload.replaceAll(/\s+/g, " ");
  return [
    ...["---", `status: ${quoted}`, "date: 2024-02-03", `decision-makers: [${quoted}]`, `consulted: ${quoted}`],
    ...[
      `informed: ${quoted}`,
      `tags: [${quoted}]`,
      `x: ${quoted}`,
      "---",
      `# ${line}`,
      "",
      "## Context and Problem Statement",
    ],
    ...["", payload, "", "## Considered Options", "", `* ${line}`, "* Other", "", "## Decision Outcome", ""],
    ...[`Chosen option: "${line}", because ${line}`, "", `Supersedes [${line}](0001-${line}.md)`, ""],
  ].join("\n");
}
