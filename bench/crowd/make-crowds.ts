import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import { addressOf, makeEvaluation } from "../stand/made/evaluation";
import type { MadeCrowds } from "./crowds";

const SIZES = [50, 1000];

async function makeCrowd(people: number, passwordHash: string): Promise<MadeCrowds[number]> {
  const organization = await testOrganization(`A crowd of ${people}`);
  const voters: Ctx[] = [];
  for (let at = 1; at <= people; at += 1)
    voters.push(await testMember(organization, "member", { name: `Person ${at} of the crowd` }));
  const { owner, lineId, slug } = organization;
  const numberIn = async (phase: "scoring" | "discussion" | "closed") =>
    (await makeEvaluation(owner, voters, lineId, phase)).number;
  return {
    people,
    slug,
    stewardEmail: await addressOf(owner.userId, passwordHash),
    voterEmail: await addressOf(voters[0]?.userId ?? "", passwordHash),
    decisions: {
      scoring: await numberIn("scoring"),
      discussion: await numberIn("discussion"),
      closed: await numberIn("closed"),
    },
  };
}

const passwordHash = await hashPassword(process.argv[2] ?? "");
const crowds = [];
for (const people of SIZES) crowds.push(await makeCrowd(people, passwordHash));
process.stdout.write(JSON.stringify(crowds));
process.exit();
