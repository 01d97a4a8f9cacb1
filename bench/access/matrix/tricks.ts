import type { Headers } from "../asking/ask";

/** What others have sent to get around a middleware, a layout or a router. */
export const DETOURS: Readonly<Record<string, Headers>> = {
  "x-middleware-subrequest": {
    "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy:middleware:middleware:middleware:middleware:middleware",
    "x-middleware-subrequest-id": "1",
  },
  "x-middleware-rewrite": { "x-middleware-rewrite": "/", "x-middleware-next": "1" },
  "x-middleware-prefetch": { "x-middleware-prefetch": "1" },
  "x-middleware-override-headers": {
    "x-middleware-override-headers": "cookie,x-nonce",
    "x-middleware-request-x-nonce": "mine",
    "x-middleware-set-cookie": "accord.session=forged",
  },
  "x-nextjs-data": { "x-nextjs-data": "1", purpose: "prefetch" },
  "x-invoke-path": {
    "x-invoke-path": "/",
    "x-invoke-status": "200",
    "x-invoke-output": "/",
    "x-matched-path": "/",
    "x-now-route-matches": "1=x",
  },
  "x-original-url": { "x-original-url": "/", "x-rewrite-url": "/", "x-http-method-override": "GET" },
  "a prefetch": { "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
};

/** Where a write may not come from, by the house's own rule. A header without a value is not sent. */
export const FOREIGN_ORIGINS: Readonly<Record<string, Headers>> = {
  "no origin": { origin: "" },
  "Origin: null": { origin: "null" },
  "another site": { origin: "https://elsewhere.example" },
  "a page of another site": { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
  "a neighbouring host": { "sec-fetch-site": "same-site" },
  "a sandbox": { origin: "null", "sec-fetch-site": "cross-site" },
};

/** The moment and the id that are planted, and that stand nowhere else. */
const MOMENT = "2001-02-03T04:05:06.000Z";
const ID = "01a00000-dead-7000-8000-00000000beef";

/** Fields that nobody but the server decides. */
const fields = (foreignId: string) => ({
  ...{ organizationId: foreignId, organization_id: foreignId, slug: "elsewhere", org: "elsewhere" },
  ...{ id: ID, userId: ID, memberId: ID, authorId: ID, createdBy: ID, approvedBy: ID, stewardId: ID, decidedBy: ID },
  ...{
    role: "owner",
    status: "accepted",
    state: "closed",
    phase: "closed",
    isOwner: true,
    isDemo: true,
    isEnforced: true,
  },
  ...{
    createdAt: MOMENT,
    updatedAt: MOMENT,
    happenedAt: MOMENT,
    recordedAt: MOMENT,
    decidedAt: MOMENT,
    verifiedAt: MOMENT,
  },
  ...{ number: 1, sequence: 1, salt: "00", hash: "00", contentHash: "00", passwordHash: "x", productLineIds: [] },
});

/** An input with every such field that it does not have itself; in the objects of its lists as well. */
export function planted(input: unknown, foreignId: string): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input) || input instanceof Uint8Array) return input;
  const inner = Object.entries(input).map(([key, value]: [string, unknown]): [string, unknown] => [
    key,
    Array.isArray(value) ? value.map((one: unknown) => planted(one, foreignId)) : value,
  ]);
  return { ...fields(foreignId), ...Object.fromEntries<unknown>(inner) };
}

/** Whether a row holds something that was planted. */
export const isPlanted = (row: string, foreignId: string) =>
  row.includes(ID) || row.includes("2001-02-03") || row.includes(foreignId);

/** A row without what differs from one time to the next: ids, moments, which may fall on a whole second, secrets, counters. */
export const withoutChance = (row: string) =>
  row
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\x[0-9a-f]*|[A-Za-z0-9+/_-]{22,}|[0-9a-f]{6,}|\d+/g, "#")
    .replace(/#\.#/g, "#");

/** Next answers a prefetch of old with an empty object and nothing else: that tells less than any refusal. */
export const isEmpty = (text: string) => text === "{}";
