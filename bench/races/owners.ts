import { and, eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { changeRole, removeMember } from "@/lib/evaluations/membership/mutations";
import { suspendMember } from "@/lib/organizations/members/mutations";
import { headStart, isRefused, readChain, type RaceReport } from "./race";

type Act = (by: Ctx, whom: Ctx) => Promise<unknown>;

/** Every way by which an organization could lose an owner. */
const ACTS: readonly Act[] = [
  (by, whom) => removeMember(by, { memberId: whom.memberId }),
  (by, whom) => changeRole(by, { memberId: whom.memberId, role: "member" }),
  (by, whom) => suspendMember(by, { memberId: whom.memberId }),
];
const LOSSES = ["member.removed", "member.role_changed", "member.suspended"];

/** Two owners put each other out at the same moment, in as many organizations: one of them has to stay, by rows and by events. */
export async function raceOwners(rounds: number): Promise<RaceReport> {
  const ways = { "the first stayed": 0, "the second stayed": 0 };
  const wrong: string[] = [];
  for (let at = 0; at < rounds; at++) {
    const { owner: first, organizationId } = await testOrganization();
    const second = await testMember(first, "owner");
    const act = async (by: Ctx, whom: Ctx, turn: number) => {
      await headStart(1);
      return ACTS[turn % ACTS.length]?.(by, whom).catch(isRefused);
    };
    // Each pair of acts meets: the second's moves on whenever the first's has come round.
    await Promise.all([act(first, second, at), act(second, first, Math.floor(at / ACTS.length))]);
    const staying = await activeOwners(first);
    const lost = (await readChain(first, organizationId)).filter(({ type }) => LOSSES.includes(type));
    if (staying.length !== 1 || lost.length !== 1)
      wrong.push(`round ${at}: ${staying.length} owners stayed, ${lost.length} losses in the history`);
    else ways[staying[0] === first.memberId ? "the first stayed" : "the second stayed"] += 1;
  }
  return { name: "owners removing each other", rounds, ways, wrong };
}

async function activeOwners({ organizationId, userId }: Ctx): Promise<string[]> {
  const rows = await withOrg({ organizationId, userId }, (tx) =>
    tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(
        and(
          eq(memberships.organizationId, organizationId),
          eq(memberships.role, "owner"),
          eq(memberships.status, "active"),
        ),
      ),
  );
  return rows.map(({ id }) => id);
}
