import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { endOtherSessions } from "@/lib/auth/sessions/mutations";
import { changeRole, removeMember } from "@/lib/evaluations/membership/mutations";
import { askForDeletion } from "@/lib/organizations/deletion/mutations";
import { changeLines, suspendMember } from "@/lib/organizations/members/mutations";
import { resetLinkForMember } from "@/lib/organizations/reset-links/mutations";
import { cookieOf } from "./asking/sign-in";

/** How soon it took effect that somebody may less than before. */
export interface LeavingReport {
  readonly ways: number;
  readonly people: number;
  /** Whom the next request let in all the same, whose stream stayed open, or who could not come in before. */
  readonly wrong: readonly string[];
  /** The longest that a stream lived on, in milliseconds. */
  readonly slowestMs: number;
}

interface Way {
  readonly name: string;
  readonly role: "admin" | "lead" | "member" | "stakeholder";
  /** A page of theirs before; and what it answers after. */
  readonly opens: "draft" | "proposal";
  readonly after: number;
  readonly change: (owner: Ctx, person: Ctx, otherLineId: string) => Promise<unknown>;
}

const WAYS: readonly Way[] = [
  {
    name: "made a stakeholder",
    role: "lead",
    opens: "draft",
    after: 404,
    change: (owner, { memberId }) => changeRole(owner, { memberId, role: "stakeholder" }),
  },
  {
    name: "limited to another line",
    role: "stakeholder",
    opens: "proposal",
    after: 404,
    change: (owner, { memberId }, line) => changeLines(owner, { memberId, productLineIds: [line] }),
  },
  {
    name: "suspended",
    role: "member",
    opens: "draft",
    after: 404,
    change: (owner, { memberId }) => suspendMember(owner, { memberId }),
  },
  {
    name: "removed",
    role: "admin",
    opens: "draft",
    after: 404,
    change: (owner, { memberId }) => removeMember(owner, { memberId }),
  },
  {
    name: "closed out with everybody, for the organization is to be deleted",
    role: "admin",
    opens: "draft",
    after: 404,
    change: (owner) => askForDeletion(owner, { name: owner.organizationName }),
  },
  {
    name: "signed out everywhere",
    role: "member",
    opens: "draft",
    after: 307,
    change: (_owner, person) => endOtherSessions({ ...person, sessionId: crypto.randomUUID(), email: "" }),
  },
  {
    name: "handed a link for a new password",
    role: "member",
    opens: "draft",
    after: 307,
    change: (owner, { memberId }) => resetLinkForMember(owner, { memberId }),
  },
];

/**
 * Takes rights from `times` people in each of the ways while they have a live stream open, and asks at once for what they saw before.
 * Only one in each way at a time: this measures the app, not how much the machine can bear.
 */
export async function tryLeaving(appUrl: string, times: number): Promise<LeavingReport> {
  const wrong: string[] = [];
  const waits: number[] = [];
  for (let round = 0; round < times; round += 1)
    await Promise.all(
      WAYS.map(async (way) => {
        const { wait, found } = await leave(appUrl, way);
        waits.push(wait);
        wrong.push(...found.map((what) => `${way.name}: ${what}`));
      }),
    );
  return { ways: WAYS.length, people: waits.length, wrong, slowestMs: Math.max(...waits) };
}

/** A stream that is still open this long after is broken, and not waited for any longer. */
const PATIENCE_MS = 20_000;

async function leave(appUrl: string, way: Way): Promise<{ readonly wait: number; readonly found: readonly string[] }> {
  const organization = await testOrganization();
  const { person, page, otherLineId } = await arrange(organization, way);
  const headers = { cookie: await cookieOf(person) };
  const statusOf = async () => {
    const answer = await fetch(`${appUrl}${page}`, { headers, redirect: "manual" });
    await answer.arrayBuffer();
    return answer.status;
  };
  const before = await statusOf();
  const stream = await fetch(`${appUrl}/api/live/${organization.slug}`, {
    headers,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await way.change(organization.owner, person, otherLineId);
  const changedAt = performance.now();
  const closed = stream.text().then(
    () => true,
    () => false,
  );
  const after = await statusOf();
  const isClosed = await closed;
  const found = [
    ...(before === 200 ? [] : [`could not come in before: ${before}`]),
    ...(stream.status === 200 ? [] : [`had no stream before: ${stream.status}`]),
    ...(after === way.after ? [] : [`the next request answered ${after} instead of ${way.after}`]),
    ...(isClosed ? [] : [`the stream was still open`]),
  ];
  return { wait: performance.now() - changedAt, found };
}

async function arrange({ owner, lineId, ...organization }: TestOrganization, { role, opens }: Way) {
  const otherLineId = await testLine(organization.organizationId, "Other");
  const person = await testMember(organization, role, role === "stakeholder" ? { productLineIds: [lineId] } : {});
  const { number } = await testDecision(owner, {
    status: opens === "draft" ? "draft" : "proposed",
    productLineIds: [lineId],
  });
  return { person, otherLineId, page: `/o/${organization.slug}/decisions/${number}` };
}
