import { v7 as uuid } from "uuid";
import { CASES } from "@/db/testing/access/cases";
import type { House } from "@/db/testing/access/principals";
import { zipOf } from "@/db/testing/archives/writer";
import { passkeyOf } from "@/db/testing/identity/passkey";
import { testDecision } from "@/db/testing/decision-states";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { getTemplateFile } from "@/lib/evaluations/templates/files/queries";
import { openDemo } from "@/lib/home/demo/mutations";
import { addFiles, startImport } from "@/lib/imports/mutations";
import { saveSso } from "@/lib/organizations/sso/mutations";
import { addDomain } from "@/lib/organizations/sso/domains/mutations";
import { getSso } from "@/lib/organizations/sso/queries";
import { callEndpoint, callForm } from "../asking/ask";
import { sayOfDomain } from "../neighbours/neighbours";
import type { Asking } from "./asking";
import { providerHere } from "./outside/actions";
import { holderOf, PASSWORD } from "./outside/people";

type Declared = Pick<Asking, "answers" | "arrange" | "input"> & Partial<Pick<Asking, "send" | "at">>;

/** Gives everybody of the house the same password, so that they can confirm by it. */
async function withPasswords({ people }: House): Promise<void> {
  for (const ctx of Object.values(people)) await holderOf(ctx);
}

/** What another verb is tried on. */
const caseOf = async (of: string, house: House): Promise<unknown> =>
  CASES.find(({ verb }) => verb === of)?.arrange(house);

const proposal = ({ sam, lineId }: House) => proposed(sam, [lineId]);
const draft = async ({ sam, lineId }: House) => (await testDecision(sam, { productLineIds: [lineId] })).number;
const nothing = () => Promise.resolve({});

const RECORD = new TextEncoder().encode("# 1. Logs\n\n## Status\n\nAccepted\n\n## Context\n\nLines.\n");

async function begun({ people, lineId }: House): Promise<string> {
  const { id } = await startImport(people.owner, { way: "files", sourceName: `shop ${uuid()}`, productLineId: lineId });
  await addFiles(people.owner, id, [{ path: "adr/0001-logs.md", bytes: RECORD }]);
  return id;
}

const provider = {
  ...{
    issuer: "https://login.example.org",
    clientId: "accord",
    clientSecret: "secret",
    defaultRole: "member" as const,
  },
  ...{ roleClaim: "", isEnforced: false },
};

/** Doors that no case of the access matrix opens as it stands, each with the answers that the access table calls for. */
export const OTHERS: Readonly<Record<string, Declared>> = {
  "o/[org]/settings deleteOrganization": {
    answers: "OFFFFFFO",
    arrange: async (house) => {
      await withPasswords(house);
      await caseOf("askForDeletion", house);
    },
    input: (_target, _house, ctx) => ({ name: ctx.organizationName, current: PASSWORD }),
  },
  // What is signed is only a statement: whether it counts is asked when it comes with an approval.
  "o/[org]/decisions/[number]/(tabs)/approval prepareSignature": {
    answers: "OFOOFFFN",
    arrange: async (house) => {
      for (const ctx of Object.values(house.people)) await passkeyOf(await holderOf(ctx));
      return proposal(house);
    },
    input: async (decisionId, { people }) => ({
      decisionId,
      contentHash: await contentHashOf(people.owner, String(decisionId)),
    }),
  },
  "o/[org]/templates previewTemplateFile": {
    answers: "OOFFFFFO",
    arrange: async ({ people }) => (await getTemplateFile(people.owner, { key: "database" })).text,
    input: (text) => ({ text }),
  },
  "o/[org]/decisions/[number]/_discussion listReasons": {
    answers: "OOOOONNN",
    arrange: (house) => caseOf("setCellStance", house),
    input: (made) => ({
      ...{ number: fieldOf(made, "number"), evaluation: 1, round: 1, after: "" },
      ...{ criterionId: firstIdOf(made, "criteria"), optionId: firstIdOf(made, "options") },
    }),
  },
  "o/[org]/settings/security saveProvider": {
    answers: "OFFFFFFO",
    arrange: async () => (await providerHere()).provider.issuer,
    input: (issuer) => ({ ...provider, issuer, roleLines: "" }),
  },
  "o/[org]/settings/security removeProvider": {
    answers: "OFFFFFFN",
    arrange: ({ people }) =>
      saveSso(people.owner, { ...provider, roleLines: [] }, () => Promise.resolve({ issuer: provider.issuer })),
    input: () => ({}),
  },
  "o/[org]/settings/security checkDomain": {
    answers: "OFFFFFFN",
    arrange: async ({ people }) => {
      const added = await addDomain(people.owner, { domain: `${uuid()}.example` });
      const { domains } = await getSso(people.owner);
      for (const { domain, challenge } of domains) sayOfDomain(domain, challenge);
      return added;
    },
    input: (domain) => domain,
  },
  "(entry)/welcome/_components playNextHere": {
    // The demo is the owner's alone: to everybody else it is another organization.
    answers: "ONNNNNNN",
    arrange: ({ people }) => openDemo({ ...people.owner, email: "" }),
    input: () => ({}),
    at: (demo) => String(fieldOf(demo, "slug")),
  },
  "POST /o/[org]/export/organization": {
    answers: "OFFFFFFO",
    arrange: nothing,
    input: () => ({}),
  },
  "POST /o/[org]/decisions/[number]/attachments": {
    answers: "OOOOONNN",
    arrange: draft,
    input: (number) => ({ number }),
    send: (url, slug, input, headers) =>
      callEndpoint(url, "POST", `/o/${slug}/decisions/${numberOf(input)}/attachments${asked(input)}`, PIXEL, headers),
  },
  "POST /o/[org]/decisions/[number]/passages/locate": {
    answers: "OOOOONNN",
    arrange: ({ sam, lineId }) =>
      testDecision(sam, { productLineIds: [lineId], sections: { context: "Billing is slow." } }),
    input: (decision) => ({
      ...{ number: fieldOf(decision, "number"), decisionId: fieldOf(decision, "id") },
      ...{ revision: 1, kind: "context", words: "slow", at: 9 },
    }),
  },
  "POST /o/[org]/import/[import]/archive": {
    answers: "OOOOFFFN",
    arrange: begun,
    input: (id) => ({ import: id }),
    send: (url, slug, input, headers) =>
      callEndpoint(url, "POST", `/o/${slug}/import/${importOf(input)}/archive${asked(input)}`, ARCHIVE, headers),
  },
  "POST /o/[org]/import/[import]/files": {
    answers: "OOOOFFFN",
    arrange: begun,
    input: (id) => ({ import: id }),
    send: (url, slug, input, headers) =>
      callEndpoint(url, "POST", `/o/${slug}/import/${importOf(input)}/files${asked(input)}`, formOf(input), {
        "content-type": "multipart/form-data; boundary=part",
        ...headers,
      }),
  },
  // A session is what it answers with: without one, nobody was let in.
  "POST /api/auth/[...nextauth]": {
    answers: "OOOOOOOOO",
    arrange: nothing,
    input: async (_target, _house, ctx) => {
      const { email } = await holderOf(ctx);
      return { email, password: PASSWORD };
    },
    send: (url, _slug, input, headers) => callForm(url, input, headers),
  },
  // What browsers report goes into the log, whoever sits before them.
  "POST /api/breaches": { answers: "OOOOOOOOO", arrange: nothing, input: () => ({}) },
  "POST /o/[org]/import/[import]/finish": {
    answers: "OOOFFFFN",
    arrange: begun,
    input: (id) => ({ import: id }),
    send: (url, slug, input, headers) =>
      callEndpoint(url, "POST", `/o/${slug}/import/${importOf(input)}/finish${asked(input)}`, input, headers),
  },
};

const fieldOf = (input: unknown, field: string): unknown =>
  typeof input === "object" && input !== null ? Object.entries(input).find(([key]) => key === field)?.[1] : undefined;
const firstIdOf = (input: unknown, field: string): unknown => {
  const list = fieldOf(input, field);
  return Array.isArray(list) ? fieldOf(list[0], "id") : undefined;
};
const numberOf = (input: unknown) => String(fieldOf(input, "number"));
const importOf = (input: unknown) => String(fieldOf(input, "import"));

/** A picture. */
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const ARCHIVE = zipOf([{ name: "adr/0002-more.md", bytes: RECORD }]);

/** What is said beside what names the target: an upload takes it in its question, and in the fields of its form. */
const besides = (input: unknown) =>
  Object.entries(typeof input === "object" && input !== null ? input : {})
    .filter(([name]) => name !== "number" && name !== "import")
    .map(([name, value]: [string, unknown]): [string, string] => [name, String(value)]);
const asked = (input: unknown) => `?${new URLSearchParams(besides(input)).toString()}`;

/** A form with a file, and whatever else was said. */
const formOf = (input: unknown) =>
  Buffer.from(
    [
      ...besides(input).map(([name, value]) => part(`name="${name}"`, value)),
      part(`name="paths"`, `["adr/0003-most.md"]`),
      part(`name="file"; filename="x.md"`, "# 3. Most"),
      "--part--\r\n",
    ].join(""),
  );
const part = (head: string, body: string) => `--part\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
