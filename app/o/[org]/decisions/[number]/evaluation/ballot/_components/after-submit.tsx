import { Link } from "@/app/_ui/link/link";
import { listed, shortHash } from "@/app/_ui/text/format";
import { receiptHref } from "@/app/o/[org]/_history/receipt-href";
import type { BallotReceipt } from "@/lib/evaluations/ballots/mutations";
import type { MyBallot } from "@/lib/evaluations/ballots/queries";

interface Props {
  readonly ballot: Pick<MyBallot, "turnout" | "round" | "decision">;
  readonly memberId: string;
  readonly decisionHref: string;
  readonly receipt: Pick<BallotReceipt, "sequence" | "head">;
  /** What people give in a scoring round. */
  readonly what?: "scores" | "votes";
}

/** What the server confirmed, where it can be checked later, and what happens next and through whom. */
export function AfterSubmit({ ballot, memberId, decisionHref, receipt, what = "scores" }: Props) {
  return (
    <p className="flex-1 text-xs text-ink-3 max-lg:w-full max-lg:flex-none">
      <span role="status" className="text-positive-ink">
        Submitted as{" "}
        <Link href={`${decisionHref}/history`} className="underline underline-offset-2">
          event {receipt.sequence}
        </Link>{" "}
        of the history, sealed as <span className="mono">{shortHash(receipt.head)}</span>.
      </span>{" "}
      <a href={receiptHref(decisionHref, receipt.sequence)} download className="link">
        Save a receipt
      </a>{" "}
      {whatIsNext(ballot, memberId, what)}
    </p>
  );
}

/** Who still has to submit, who then reveals, and that one's own ballot can change until then. */
function whatIsNext({ turnout, round, decision }: Props["ballot"], memberId: string, what: string): string {
  const isSteward = decision.stewardId === memberId;
  const reveals =
    round.kind === "weighting" ? ["opens scoring", "open scoring"] : [`reveals the ${what}`, "reveal them"];
  const { missing } = turnout;
  if (missing.count === 0)
    return isSteward
      ? `Everybody has submitted: you can ${reveals[1]} now, on the evaluation’s page.`
      : `Everybody has submitted: ${decision.stewardName} ${reveals[0]} next. Until then you can change yours.`;
  const names = missing.names.length === 0 ? `${missing.count} people` : listed(missing.names);
  const then = isSteward
    ? `you ${round.kind === "weighting" ? reveals[1] : `reveal the ${what}`}`
    : `${decision.stewardName} ${reveals[0]}`;
  return `${names} still ${missing.count === 1 ? "has" : "have"} to submit; then ${then}. Until then you can change yours.`;
}
