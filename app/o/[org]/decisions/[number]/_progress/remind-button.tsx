"use client";

import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { counted } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import { remindMissing } from "../_evaluation/actions";
import { useVerb } from "../_evaluation/parts/use-verb";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  /** How many have not submitted. */
  readonly missing: number;
  readonly lastReminder: Date | null;
}

/** Reminds who has not submitted, by mail and on their home; says when that last happened. */
export function RemindButton({ slug, evaluationId, missing, lastReminder }: Props) {
  const { run, isPending, refusal } = useVerb();
  return (
    <div className="grid justify-items-start gap-2 border-t border-line pt-4">
      <Button isPending={isPending} onClick={() => run(() => remindMissing(slug, { evaluationId }))}>
        Remind {counted(missing, "participant")}
      </Button>
      <p className="text-xs text-ink-3">
        {lastReminder === null ? (
          "Nobody was reminded yet. With a deadline that happens by itself, at half time and again before the end."
        ) : (
          <>
            Last reminded <Time at={lastReminder} as="minute" />.
          </>
        )}
      </p>
      {refusal && <Refusal title={refusal.message} />}
    </div>
  );
}
