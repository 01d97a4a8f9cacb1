import { Check, EyeOff } from "@/app/_ui/icons";
import { Person } from "@/app/_ui/people/person";
import { counted, listed } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import type { MyBallot } from "@/lib/evaluations/ballots/queries";
import { roleWeightWords } from "@/lib/evaluations/settings/rules";

interface Props {
  readonly ballot: Pick<MyBallot, "round" | "turnout" | "state" | "decision" | "criteria" | "settings">;
  readonly memberId: string;
  /** What people give in a scoring round. */
  readonly what?: "scores" | "votes";
}

/** What this round hides and until when, and who has submitted: the one thing about others that is shown. */
export function BlindNote({ ballot, memberId, what = "scores" }: Props) {
  const { round, turnout, state, decision } = ballot;
  const steward = decision.stewardId === memberId ? "you" : decision.stewardName;
  const act = round.kind === "weighting" ? "open" : "reveal";
  const opens = `${steward} ${steward === "you" ? act : `${act}s`} ${round.kind === "weighting" ? "scoring" : `the ${what}`}`;
  const given = round.kind === "weighting" ? "weights" : what;
  const weights = roleWeightWords(ballot.settings.roleWeights, turnout.invited);
  const others = turnout.invited - turnout.first.length;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2.5 rounded-card border border-line bg-sunken px-3.5 py-2.5">
      <EyeOff className="size-4 text-ink-3" strokeWidth={1.6} />
      <p className="min-w-[16rem] flex-1">
        {state === "locked" ? (
          <>
            <b className="font-medium">The deadline has passed.</b> The round takes no more ballots and stays blind
            until {opens}, or extends it.
          </>
        ) : (
          <>
            <b className="font-medium">{titleOf(ballot)}</b> You see nobody’s {given} and nobody sees yours until{" "}
            {round.deadlineAt ? (
              <b className="font-medium">
                <Time at={round.deadlineAt} as="deadline" />
              </b>
            ) : (
              opens
            )}
            .
          </>
        )}
      </p>
      {weights !== null && <p className="order-last basis-full text-xs text-ink-3">{weights}</p>}
      <p className="flex items-center gap-2.5">
        <span className="inline-flex gap-[3px]" aria-hidden="true">
          {turnout.first.map((person) => (
            <span
              key={person.memberId}
              className="relative"
              title={`${person.name}${person.hasSubmitted ? " has submitted" : ""}`}
            >
              <Person id={person.memberId} name={person.name} />
              {person.hasSubmitted && (
                <span className="absolute -right-0.5 -bottom-0.5 grid size-[11px] place-items-center rounded-full bg-positive-ink text-surface">
                  <Check className="size-2" strokeWidth={4} />
                </span>
              )}
            </span>
          ))}
          {others > 0 && <span className="self-center pl-1 text-xs text-ink-3 num">+{others}</span>}
        </span>
        <b
          className="font-medium"
          title={turnout.submittedNames.length === 0 ? undefined : listed(turnout.submittedNames)}
        >
          {turnout.submitted} of {turnout.invited} have submitted
        </b>
      </p>
    </div>
  );
}

/** Which round this is, and, when it asks for less than the whole matrix, for what. */
function titleOf({ round, criteria }: Props["ballot"]): string {
  if (!round.isBlind) return "Not blind: it was reopened.";
  if (round.cells === null) return "Blind round.";
  const cells = counted(round.cells.length, "cell");
  return `Blind round ${round.number}: ${cells} of ${counted(criteria.length, "criterion", "criteria")}, scored again.`;
}
