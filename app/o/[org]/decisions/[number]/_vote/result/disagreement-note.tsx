import { Refusal } from "@/app/_ui/feedback/refusal";
import { Link } from "@/app/_ui/link/link";
import { listed } from "@/app/_ui/text/format";
import type { Ctx } from "@/lib/access/context";
import { getDisagreement } from "@/lib/evaluations/votes/disagreement/queries";

interface Props {
  readonly ctx: Ctx;
  /** The decision's number. */
  readonly number: number;
  /** The evaluation that is shown, by its number within the decision. */
  readonly evaluation: number;
}

/** Where the criteria and a ranked vote of the same decision lead to different options: a criterion may be missing. */
export async function DisagreementNote({ ctx, number, evaluation }: Props) {
  const found = await getDisagreement(ctx, number);
  if (found === null) return null;
  const { matrix, vote } = found;
  if (evaluation !== matrix.number && evaluation !== vote.number) return null;
  const other = evaluation === matrix.number ? vote.number : matrix.number;
  return (
    <div className="mb-4">
      <Refusal title="A criterion may be missing.">
        The criteria lead to {listed(matrix.leaders)}, the ranked vote to {listed(vote.leaders)}. What people prefer and
        what fits the criteria differ: ask which reason of theirs no criterion covers.{" "}
        <Link href={`/o/${ctx.slug}/decisions/${number}/evaluation?evaluation=${other}`} className="link">
          See evaluation {other}
        </Link>
      </Refusal>
    </div>
  );
}
