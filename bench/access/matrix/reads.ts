import { makeHouse, PRINCIPALS, type House } from "@/db/testing/access/principals";
import { speakingAs } from "@/db/testing/connections";
import { testDecision } from "@/db/testing/decision-states";
import { matrixOf } from "@/db/testing/evaluations";
import { addAttachment } from "@/lib/decisions/attachments/mutations";
import { setTags } from "@/lib/decisions/tags/mutations";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import { createTemplate } from "@/lib/evaluations/templates/mutations";
import { getTemplate } from "@/lib/evaluations/templates/queries";
import { startImport } from "@/lib/imports/mutations";
import type { Headers } from "../asking/ask";
import type { Build } from "../asking/manifest";
import { cookieOf } from "../asking/sign-in";
import type { Apps } from "./asking";
import { routerRequests } from "../asking/trees";
import { forgetTries, takeChanges } from "./changes";
import { doorsOf } from "./doors";
import { open } from "./opening";
import { PIXEL } from "./others";
import type { Tally } from "./tally";
import { DETOURS } from "./tricks";

/** Who reads what, a letter per principal: O it is shown · N 404 · F 403 · anything else is the status. */
const EVERYBODY = "OOOOOOON";
const ON_A_DRAFT = "OOOOONNN";
const ON_A_PROPOSAL = "OOOOOONN";
const NOBODY = "NNNNNNNN";

/** Stand in the title and the text of the draft, of the proposal, and in the name of the organization. */
const WORDS = { draft: "zqdraft7", proposal: "zqproposal7", house: "zqhouse7" };

/** Where the answer is not the usual one. */
const READS: Readonly<Record<string, string>> = {
  // What is not there is there for nobody: the draft's own answers are the control, and the mirrors read one of each.
  "/o/[org]/decisions/[number]/ownership proposal": NOBODY,
  "/o/[org]/decisions/[number]/votes": NOBODY,
  "/o/[org]/decisions/[number]/evaluation.json/[evaluation]": NOBODY,
  "/o/[org]/decisions/[number]/source": NOBODY,
  // Whoever may ask others to read, or share with readers outside.
  "/o/[org]/decisions/[number]/readers": "OOONNNNN",
  "/o/[org]/decisions/[number]/sharing": "OOONNNNN",
  "/o/[org]/product-lines/[slug]/sharing": "OOONNNNN",
  // Pictures to choose from are for whoever edits: a proposal's steward, who is Sam, or a lead of its line.
  "/o/[org]/decisions/[number]/attachments proposal": "FFOFFFNN",
  // No saved text shows the picture, so it is not for stakeholders; a link for readers outside has one that a text shows.
  "/o/[org]/decisions/[number]/attachments/[name] proposal": "OOOOONNN",
  "/o/[org]/import/[import]": "OOOONNNN",
  "/o/[org]/product-lines/[slug]": "OOOOOONN",
  "/o/[org]/templates/[key]": "OOOOONNN",
  "/o/[org]/templates/[key]/edit": "OOOOONNN",
  "/o/[org]/templates/[key]/file/[version]": "OOOOOFFN",
  "/o/[org]/export/history": "OFFFFFFN",
  "/o/[org]/export/files": "OOOOOO[412]N",
  // Of what one did oneself.
  "/o/[org]/export/receipt": "ONNNNNNN",
  "/o/[org]/mentionable": "OOOOONNN",
};

/** What is asked behind an address. */
const QUESTIONS: Readonly<Record<string, (filled: Filled) => string>> = {
  "/o/[org]/decisions/find": () => "?q=zqdraft",
  "/o/[org]/palette": () => "?q=zqdraft",
  "/o/[org]/mentionable": ({ draftId }) => `?q=s&decisionId=${draftId}`,
  "/o/[org]/export/files": () => "?format=madr",
  "/o/[org]/export/receipt": ({ draft, sequence }) => `?sequence=${sequence}&number=${draft}`,
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
  /** Of what the owner did to the draft. */
  readonly sequence: number;
}

/** An address of a pattern, as everybody opens it. */
interface Look {
  readonly name: string;
  readonly address: string;
  /** Of pages, with the groups that are no part of the address. */
  readonly route: string | undefined;
  readonly answers: readonly string[];
  /** What somebody who is refused must not be told either. */
  readonly hidden: (at: number) => readonly string[];
}

/** Opens every page and every file of an organization as everybody, and by every way around. */
export async function readAsEverybody(apps: Apps, { pages, handlers, routes }: Build, tally: Tally): Promise<void> {
  const house = await makeHouse();
  const filled = await fill(house);
  const cookies = new Map<string, string>([["signedOut", ""]]);
  for (const principal of PRINCIPALS) cookies.set(principal, await cookieOf(house.people[principal]));
  const gets = handlers.filter(({ file }) => doorsOf(file).has("GET"));
  for (const pattern of [...pages, ...gets.map(({ address }) => address)]) {
    if (!pattern.startsWith("/o/")) continue;
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
      const look: Look = {
        name: `${pattern} ${on}`.trim(),
        address: `${address}${QUESTIONS[pattern]?.(filled) ?? ""}`,
        route: routes.get(pattern),
        answers: [...(answers.match(/\[[^\]]*\]|./g) ?? []), "U"],
        hidden: (at) => [
          ...(ON_A_DRAFT[at] === "O" ? [] : [WORDS.draft]),
          ...(ON_A_PROPOSAL[at] === "O" ? [] : [WORDS.proposal]),
          ...(EVERYBODY[at] === "O" ? [] : [WORDS.house]),
        ],
      };
      await openAsEverybody(apps, look, cookies, tally);
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

async function fill({ sam, people, lineId, organizationId }: House): Promise<Filled> {
  await speakingAs("superuser", (client) =>
    client.query("update organizations set name = $2 where organization_id = $1", [organizationId, WORDS.house]),
  );
  const saying = (word: string) => ({
    title: `Which ${word}?`,
    productLineIds: [lineId],
    sections: { context: `Of ${word}.` },
  });
  const draft = await testDecision(sam, saying(WORDS.draft));
  const proposal = await testDecision(sam, { status: "proposed", ...saying(WORDS.proposal) });
  const { id: evaluationId } = await createEvaluation(sam, { decisionId: draft.id });
  await updateSetup(sam, { evaluationId, changes: [{ kind: "save-criterion", name: "Ease" }] });
  const { criteria } = await matrixOf(sam, evaluationId);
  // The same picture has the same name in both.
  const { fileName: picture } = await addAttachment(sam, { number: draft.number }, { bytes: PIXEL });
  await addAttachment(sam, { number: proposal.number }, { bytes: PIXEL });
  const { content } = await getTemplate(people.owner, { key: "database" });
  const { key } = await createTemplate(people.owner, { content: { ...content, name: "Ours" }, from: "database" });
  const { id: importId } = await startImport(people.owner, { way: "files", sourceName: "shop", productLineId: lineId });
  await setTags(people.owner, { decisionId: draft.id, tags: ["receipt"] });
  const { rows: latest } = await speakingAs("superuser", (client) =>
    client.query<{ sequence: number }>(
      "select max(sequence)::int as sequence from events where organization_id = $1 and chain_id = $2",
      [organizationId, draft.id],
    ),
  );
  return {
    sequence: latest[0]?.sequence ?? 0,
    draftId: draft.id,
    criterionId: criteria[0]?.id ?? "",
    picture,
    draft: draft.number,
    proposal: proposal.number,
    ...{ key, importId },
  };
}

async function openAsEverybody(
  apps: Apps,
  { name, address, route, answers, hidden }: Look,
  cookies: ReadonlyMap<string, string>,
  tally: Tally,
): Promise<void> {
  const tried = new Set<string>();
  await forgetTries();
  await takeChanges();
  for (const [at, asker] of [...PRINCIPALS, "signedOut"].entries()) {
    const cookie = cookies.get(asker) ?? "";
    const look = async (url: string, way: string, headers: Headers) => {
      const opened = await open(`${url}${address}`, { cookie, ...headers });
      const word = hidden(at).find((one) => opened.text.includes(one));
      if (word !== undefined) tally.told.push(`GET ${name}, ${asker}${way} is told ${word}`);
      if (way.includes("layouts") && Object.values(WORDS).some((one) => opened.text.includes(one))) tally.parts += 1;
      return opened;
    };
    const { letter } = await look(apps.url, "", {});
    if (letter === "O") tally.controls += 1;
    tally.asked += 1;
    if (letter !== answers[at]) tally.unexpected.push(`GET ${name}, ${asker}: ${letter} instead of ${answers[at]}`);
    if (tried.has(`${letter} ${hidden(at).join()}`)) continue;
    tried.add(`${letter} ${hidden(at).join()}`);
    const router = route === undefined ? {} : routerRequests(route, address);
    const ways = [
      ...Object.entries({ ...DETOURS, ...router }).map(([way, headers]) => [way, headers, apps.url] as const),
      ["no proxy.ts", {}, apps.withoutProxy] as const,
    ];
    await Promise.all(
      ways.map(async ([way, headers, url]) => {
        const { letter: by, isNothing } = await look(url, ` by ${way}`, headers);
        tally.detours += 1;
        // What asks for less than the page is refused less; that nothing is told is looked at above.
        const isPart = "next-router-prefetch" in headers || way.startsWith("the router, for");
        if (by !== letter && !isNothing && !isPart)
          tally.differences.push(`GET ${name}, ${asker} by ${way}: ${by} instead of ${letter}`);
      }),
    );
  }
  for (const { what } of await takeChanges()) tally.changed.push(`GET ${name}: ${what}`);
}
