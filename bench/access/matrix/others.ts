import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { CASES } from "@/db/testing/access/cases";
import type { House } from "@/db/testing/access/principals";
import { zipOf } from "@/db/testing/archives/writer";
import { testDecision } from "@/db/testing/decision-states";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { hashPassword } from "@/lib/auth/password";
import { addFiles, startImport } from "@/lib/imports/mutations";
import { saveSso } from "@/lib/organizations/sso/mutations";
import { addDomain } from "@/lib/organizations/sso/domains/mutations";
import { callEndpoint } from "../asking/ask";
import type { Asking } from "./asking";

type Declared = Pick<Asking, "answers" | "arrange" | "input"> & Partial<Pick<Asking, "send">>;

const PASSWORD = "four unrelated plain words";
let passwordHash: Promise<string> | undefined;

/** Gives everybody of the house the same password, so that they can confirm by it. */
async function withPasswords({ people }: House): Promise<void> {
  passwordHash ??= hashPassword(PASSWORD);
  for (const { userId } of Object.values(people))
    await database()
      .update(users)
      .set({ passwordHash: await passwordHash })
      .where(eq(users.id, userId));
}

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
      await CASES.find(({ verb }) => verb === "askForDeletion")?.arrange(house);
    },
    input: (_target, _house, ctx) => ({ name: ctx.organizationName, current: PASSWORD }),
  },
  // Nobody here has a passkey: whoever may sign is told so.
  "o/[org]/decisions/[number]/(tabs)/approval prepareSignature": {
    answers: "[PRECONDITION]F[PRECONDITION][PRECONDITION]FFF[PRECONDITION]",
    arrange: proposal,
    input: async (decisionId, { people }) => ({
      decisionId,
      contentHash: await contentHashOf(people.owner, String(decisionId)),
    }),
  },
  "o/[org]/templates previewTemplateFile": {
    answers: "[INVALID][INVALID]FFFFF[INVALID]",
    arrange: nothing,
    input: () => ({ text: "no template" }),
  },
  "o/[org]/decisions/[number]/_discussion listReasons": {
    answers: "OOOOONNN",
    arrange: draft,
    input: (number) => ({ number, evaluation: 1, criterionId: uuid(), optionId: uuid(), round: 1, after: "" }),
  },
  // No provider and no name server answers here: whoever may is told so.
  "o/[org]/settings/security saveProvider": {
    answers: "[INVALID]FFFFFF[INVALID]",
    arrange: nothing,
    input: () => ({ ...provider, issuer: "https://127.0.0.1:1", roleLines: "" }),
  },
  "o/[org]/settings/security removeProvider": {
    answers: "OFFFFFFN",
    arrange: ({ people }) =>
      saveSso(people.owner, { ...provider, roleLines: [] }, () => Promise.resolve({ issuer: provider.issuer })),
    input: () => ({}),
  },
  "o/[org]/settings/security checkDomain": {
    answers: "[PRECONDITION]FFFFFFN",
    arrange: ({ people }) => addDomain(people.owner, { domain: `${uuid()}.invalid` }),
    input: (domain) => domain,
  },
  "(entry)/welcome/_components playNextHere": {
    // These are no demo: its own test plays one.
    answers: "NFFFFFFN",
    arrange: nothing,
    input: () => ({}),
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
      callEndpoint(url, "POST", `/o/${slug}/decisions/${numberOf(input)}/attachments`, PIXEL, headers),
  },
  "POST /o/[org]/decisions/[number]/passages/locate": {
    answers: "OOOOONNN",
    arrange: async ({ sam, lineId }) =>
      (await testDecision(sam, { productLineIds: [lineId], sections: { context: "Billing is slow." } })).number,
    input: (number) => ({ number, revision: 1, kind: "context", words: "slow", at: 9 }),
  },
  "POST /o/[org]/import/[import]/archive": {
    answers: "OOOOFFFN",
    arrange: begun,
    input: (id) => ({ import: id }),
    send: (url, slug, input, headers) =>
      callEndpoint(url, "POST", `/o/${slug}/import/${importOf(input)}/archive`, ARCHIVE, headers),
  },
  "POST /o/[org]/import/[import]/files": {
    answers: "OOOOFFFN",
    arrange: begun,
    input: (id) => ({ import: id }),
    send: (url, slug, input, headers) =>
      callEndpoint(url, "POST", `/o/${slug}/import/${importOf(input)}/files`, FORM, {
        "content-type": "multipart/form-data; boundary=part",
        ...headers,
      }),
  },
  "POST /o/[org]/import/[import]/finish": {
    answers: "OOOOFFFN",
    arrange: begun,
    input: (id) => ({ import: id }),
    send: (url, slug, input, headers) =>
      callEndpoint(url, "POST", `/o/${slug}/import/${importOf(input)}/finish`, {}, headers),
  },
};

const fieldOf = (input: unknown, field: string): unknown =>
  typeof input === "object" && input !== null ? Object.entries(input).find(([key]) => key === field)?.[1] : undefined;
const numberOf = (input: unknown) => String(fieldOf(input, "number"));
const importOf = (input: unknown) => String(fieldOf(input, "import"));

/** A picture. */
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const ARCHIVE = zipOf([{ name: "adr/0002-more.md", bytes: RECORD }]);
const FORM = Buffer.from(
  [
    `--part\r\ncontent-disposition: form-data; name="paths"\r\n\r\n["adr/0003-most.md"]\r\n`,
    `--part\r\ncontent-disposition: form-data; name="file"; filename="x.md"\r\n\r\n# 3. Most\r\n`,
    "--part--\r\n",
  ].join(""),
);
