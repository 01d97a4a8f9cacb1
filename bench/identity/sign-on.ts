import { SIGN_ON_ATTACKS } from "@/db/testing/oidc/attacks";
import { connect } from "@/db/testing/oidc/sign-on";
import { Refusal } from "@/lib/errors";
import { drilled, type Drill } from "./drill";

/** Plays every attack on single sign-on between two organizations, each with a real provider of its own. */
export async function drillSignOn(): Promise<Drill> {
  const wrong: string[] = [];
  let accepted = 0;
  const [one, other] = await Promise.all([connect(), connect()]);
  try {
    for (const { name, play, allowed = 0 } of SIGN_ON_ATTACKS) {
      const outcomes = await play(one, other);
      const entered = outcomes.filter(({ status }) => status === "fulfilled").length;
      accepted += Math.max(0, entered - allowed);
      if (entered !== allowed) wrong.push(`${name}: ${entered} of ${outcomes.length} were signed in`);
      for (const outcome of outcomes)
        if (outcome.status === "rejected" && !(outcome.reason instanceof Refusal))
          wrong.push(`${name}: ${String(outcome.reason)}`);
    }
  } finally {
    one.provider.stop();
    other.provider.stop();
  }
  return drilled(
    "Single sign-on against a real provider: replay, mix-up, unverified addresses",
    "0 accepted",
    `${accepted} accepted of ${SIGN_ON_ATTACKS.length} ways`,
    wrong,
  );
}
