import { makeHouse, PRINCIPALS, type House } from "@/db/testing/access/principals";
import { testDecision } from "@/db/testing/decision-states";
import { matrixOf } from "@/db/testing/evaluations";
import { addAttachment } from "@/lib/decisions/attachments/mutations";
import { listPictures } from "@/lib/decisions/attachments/queries";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import { createTemplate } from "@/lib/evaluations/templates/mutations";
import { getTemplate } from "@/lib/evaluations/templates/queries";
import { startImport } from "@/lib/imports/mutations";
import type { Headers } from "../asking/ask";
import type { Build } from "../asking/manifest";
import { cookieOf } from "../asking/sign-in";
import type { Apps } from "./asking";
import { takeChanges } from "./changes";
import { doorsOf } from "./doors";
import { PIXEL } from "./others";
import type { Tally } from "./tally";
import { DETOURS, isEmpty } from "./tricks";

/** Who reads what, a letter per principal: O it is shown · N 404 · F 403 · anything else is the status. */
const EVERYBODY = "OOOOOOON";
const ON_A_DRAFT = "OOOOONNN";
const ON_A_PROPOSAL = "OOOOOONN";
const NOBODY = "NNNNNNNN";

/** Pages and files outside any organization: what they show hangs on the person or on a link, and `outside.ts` asks for their actions. */
const OUTSIDE =
  /^\/(?:account|address|forgot|invite|reset|second-factor|share|sign-in|sign-up|sso|verify|welcome|api|$)/;

/** Where the answer is not the usual one. */
const READS: Readonly<Record<string, string>> = {
  // What is not there is there for nobody: the draft's own answers are the control, and the mirrors read one of each.
  "/o/[org]/decisions/[number]/ownership proposal": NOBODY,
  "/o/[org]/decisions/[number]/evidence proposal": NOBODY,
  "/o/[org]/decisions/[number]/votes": NOBODY,
  "/o/[org]/decisions/[number]/evaluation.json/[evaluation]": NOBODY,
  "/o/[org]/decisions/[number]/source": NOBODY,
  // Whoever may ask others to read, or share with readers outside.
  "/o/[org]/decisions/[number]/readers": "OOONNNNN",
  "/o/[org]/decisions/[number]/sharing": "OOONNNNN",
  "/o/[org]/product-lines/[slug]/sharing": "OOONNNNN",
  // Pictures to choose from are for whoever edits: a proposal's steward, who is Sam, or a lead of its line.
  "/o/[org]/decisions/[number]/attachments proposal": "FFOFFFNN",
  "/o/[org]/import/[import]": "OOOONNNN",
  "/o/[org]/product-lines/[slug]": "OOOOOONN",
  "/o/[org]/templates/[key]": "OOOOONNN",
  "/o/[org]/templates/[key]/edit": "OOOOONNN",
  "/o/[org]/templates/[key]/file/[version]": "OOOOOFFN",
  "/o/[org]/export/history": "OFFFFFFN",
  "/o/[org]/export/receipt": "OOOOOONN",
  "/o/[org]/mentionable": "OOOOONNN",
};

/** What is asked behind an address. */
const QUESTIONS: Readonly<Record<string, (filled: Filled) => string>> = {
  "/o/[org]/decisions/find": () => "?q=which",
  "/o/[org]/palette": () => "?q=which",
  "/o/[org]/mentionable": ({ draftId }) => `?q=s&decisionId=${draftId}`,
  "/o/[org]/export/files": () => "?format=madr",
  "/o/[org]/export/receipt": ({ proposal }) => `?sequence=1&number=${proposal}`,
  "/o/[org]/decisions/[number]/evidence": ({ criterionId }) => `?criterionId=${criterionId}`,
};

interface Filled {
  readonly draftId: string;
  readonly criterionId: string;
  readonly picture: string;
  readonly draft: number;
  readonly proposal: number;
  readonly key: string;
  readonly importId: string;
}

/** Opens every page and every file of an organization as everybody, and by every way around. */
export async function readAsEverybody(apps: Apps, { pages, handlers }: Build, tally: Tally): Promise<void> {
  const house = await makeHouse();
  const filled = await fill(house);
  const cookies = new Map<string, string>([["signedOut", ""]]);
  for (const principal of PRINCIPALS) cookies.set(principal, await cookieOf(house.people[principal]));
  const gets = handlers.filter(({ file }) => doorsOf(file).has("GET"));
  for (const pattern of [...pages, ...gets.map(({ address }) => address)]) {
    if (OUTSIDE.test(pattern)) continue;
    for (const [on, number] of targetsOf(pattern, filled)) {
      const address = pattern
        .replace("[org]", house.slug)
        .replace("[number]", String(number))
        .replace("[slug]", "core")
        .replace("[key]", filled.key)
        .replace("[import]", filled.importId)
        .replace("[format]", "nygard")
        .replace("[name]", filled.picture)
        .replace(/\[\w+\]/g, "1");
      const usual = on === "" ? EVERYBODY : on === "draft" ? ON_A_DRAFT : ON_A_PROPOSAL;
      const answers = READS[`${pattern} ${on}`.trim()] ?? READS[pattern] ?? usual;
      await openAsEverybody(
        apps,
        `${address}${QUESTIONS[pattern]?.(filled) ?? ""}`,
        `${pattern} ${on}`,
        answers,
        cookies,
        tally,
      );
    }
  }
}

function targetsOf(pattern: string, { draft, proposal }: Filled): readonly (readonly [string, number])[] {
  if (!pattern.includes("[number]")) return [["", 0]];
  return [
    ["draft", draft],
    ["proposal", proposal],
  ];
}

async function fill({ sam, people, lineId }: House): Promise<Filled> {
  const draft = await testDecision(sam, { productLineIds: [lineId] });
  const proposal = await testDecision(sam, { status: "proposed", productLineIds: [lineId] });
  const { id: evaluationId } = await createEvaluation(sam, { decisionId: draft.id });
  await updateSetup(sam, { evaluationId, changes: [{ kind: "save-criterion", name: "Ease" }] });
  const { criteria } = await matrixOf(sam, evaluationId);
  // The same picture has the same name in both.
  for (const { number } of [draft, proposal]) await addAttachment(sam, { number }, { bytes: PIXEL });
  const [picture] = await listPictures(sam, { number: draft.number });
  const { content } = await getTemplate(people.owner, { key: "database" });
  const { key } = await createTemplate(people.owner, { content: { ...content, name: "Ours" }, from: "database" });
  const { id: importId } = await startImport(people.owner, { way: "files", sourceName: "shop", productLineId: lineId });
  return {
    draftId: draft.id,
    criterionId: criteria[0]?.id ?? "",
    picture: picture?.name ?? "",
    draft: draft.number,
    proposal: proposal.number,
    ...{ key, importId },
  };
}

async function openAsEverybody(
  apps: Apps,
  address: string,
  name: string,
  answers: string,
  cookies: ReadonlyMap<string, string>,
  tally: Tally,
): Promise<void> {
  const tried = new Set<string>();
  await takeChanges();
  for (const [at, asker] of [...PRINCIPALS, "signedOut"].entries()) {
    const cookie = cookies.get(asker) ?? "";
    const [expected = ""] = asker === "signedOut" ? ["U"] : (answers.match(/\[[^\]]*\]|./g)?.slice(at) ?? []);
    const letter = await open(`${apps.url}${address}`, { cookie });
    if (letter === "O") tally.controls += 1;
    tally.asked += 1;
    if (letter !== expected) tally.unexpected.push(`GET ${name}, ${asker}: ${letter} instead of ${expected}`);
    if (tried.has(letter)) continue;
    tried.add(letter);
    const ways = Object.entries(DETOURS).map(([way, headers]) => [way, headers, apps.url] as const);
    await Promise.all(
      [...ways, ["no proxy.ts", {}, apps.withoutProxy] as const].map(async ([way, headers, url]) => {
        const by = await open(`${url}${address}`, { cookie, ...headers });
        tally.detours += 1;
        if (by !== letter && by !== "empty")
          tally.differences.push(`GET ${name}, ${asker} by ${way}: ${by} instead of ${letter}`);
      }),
    );
  }
  for (const { what } of await takeChanges()) tally.changed.push(`GET ${name}: ${what}`);
}

/** What came: a letter, or the status. A signed-out person is led to the sign-in page, or told so by a file. */
async function open(url: string, headers: Headers): Promise<string> {
  const answer = await fetch(url, { headers: { ...headers }, redirect: "manual" });
  const text = await answer.text();
  if (isEmpty(text)) return "empty";
  if (answer.status === 401 || (answer.headers.get("location") ?? "").includes("/sign-in")) return "U";
  if (answer.status === 404) return "N";
  if (answer.status === 403) return "F";
  // A page that was begun cannot take back its status: what it is then stands in its text.
  if (text.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "N";
  if (text.includes("NEXT_REDIRECT;replace;/sign-in")) return "U";
  return answer.status === 200 ? "O" : `[${answer.status}]`;
}
