import { Info } from "@/app/_ui/icons";
import { Note } from "@/app/_ui/feedback/note";
import { Refusal } from "@/app/_ui/feedback/refusal";
import type { Ctx } from "@/lib/access/context";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { defaultChoice, knockOutsOf } from "@/lib/evaluations/results/rules";
import { ChooseButton } from "./choose-button";

/** Which option is chosen, and why where it is not the clear winner. While nobody has chosen, who does. */
export function ChoiceNote({ ctx, result }: { ctx: Ctx; result: ResultView }) {
  const { choice, names, mayChoose, frozen, evaluationId } = result;
  const button = mayChoose.allowed && (
    <ChooseButton
      slug={ctx.slug}
      evaluationId={evaluationId}
      options={frozen.options}
      leaderIds={frozen.result.leaderIds}
      defaultChoice={defaultChoice(frozen.result)}
      closeness={frozen.result.closeness}
      knockOuts={knockOutsOf(frozen.result, names)}
      choice={choice}
    />
  );
  if (choice === null && frozen.result.closeness === "none")
    return (
      <div className="mb-4">
        <Refusal title="No option is chosen.">
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span className="flex-1">
              Every option is below a minimum, so none may win.
              {mayChoose.allowed && " You can still take one, with a reason that stays visible."}
            </span>
            {button}
          </span>
        </Refusal>
      </div>
    );
  if (choice === null)
    return (
      <div className="mb-4">
        <Refusal title="No option is chosen yet.">
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span className="flex-1">
              {frozen.result.closeness === "tie" ? "A tie does not choose" : "A close call does not choose"}:{" "}
              {mayChoose.allowed ? "you do, with a reason that stays visible." : mayChoose.reason}
            </span>
            {button}
          </span>
        </Refusal>
      </div>
    );
  // A clear winner that stands needs no word of its own; the line at the foot names it.
  if (choice.reason === "" && !mayChoose.allowed) return null;
  const name = names.options[choice.optionId] ?? "";
  const isLeader = frozen.result.leaderIds.includes(choice.optionId);
  return (
    <div className="mb-4">
      <Note icon={Info}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="min-w-0 flex-1">
            <b className="font-medium">
              Chosen: {name}
              {isLeader
                ? ""
                : frozen.result.closeness === "none"
                  ? ", although no option may win"
                  : frozen.result.leaderIds.length > 1
                    ? ", although others tie in front"
                    : ", although another option leads"}
              .
            </b>{" "}
            {choice.reason}
          </p>
          {button}
        </div>
      </Note>
    </div>
  );
}
