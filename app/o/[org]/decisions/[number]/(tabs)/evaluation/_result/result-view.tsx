import type { Ctx } from "@/lib/access/context";

interface Props {
  readonly ctx: Ctx;
  /** The decision's number. */
  readonly number: number;
  /** The evaluation's number within the decision; the latest closed one when left out. */
  readonly evaluation?: number;
}

/** The result of a closed evaluation. */
export async function ResultView({ ctx, number, evaluation }: Props) {
  return (
    <p data-rail>
      {ctx.slug} {number} {evaluation}
    </p>
  );
}
