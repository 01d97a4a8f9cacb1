"use client";

import { Check, X } from "@/app/_ui/icons";
import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { Person } from "@/app/_ui/people/person";
import { groundWords } from "@/lib/evaluations/participants/rules";
import type { ScoringOverview, WeightingOverview } from "@/lib/evaluations/overview/queries";
import { addParticipant, removeParticipant } from "../_evaluation/actions";
import { useSaving } from "../_evaluation/parts/use-saving";
import { useVerb } from "../_evaluation/parts/use-verb";

interface Props {
  readonly slug: string;
  readonly memberId: string;
  readonly evaluation: WeightingOverview | ScoringOverview;
}

/** So many people are listed at once; the others are found by name. */
const LISTED = 50;

/** Who takes part and why, and who has submitted. Whoever steers may add and remove people until the reveal. */
export function ParticipantList({ slug, memberId: myId, evaluation }: Props) {
  const { id: evaluationId, participants, candidates, may, round } = evaluation;
  const adding = useSaving((memberId: string) => addParticipant(slug, { evaluationId, memberId }));
  const removing = useVerb();
  const [leaving, setLeaving] = useState<Props["evaluation"]["participants"][number] | null>(null);
  const [query, setQuery] = useState("");
  const found = participants.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
  const shown = found.slice(0, LISTED);
  const canChange = may.steer.allowed && round.state !== "revealed";
  const others = candidates.filter(({ memberId }) => !adding.pending.includes(memberId));
  const remove = () => {
    if (leaving === null || removing.isPending) return;
    const { memberId } = leaving;
    removing.run(
      () => removeParticipant(slug, { evaluationId, memberId }),
      () => setLeaving(null),
    );
  };
  return (
    <div className="grid gap-3">
      {participants.length > LISTED && (
        <input
          type="search"
          aria-label="Find a participant"
          placeholder="Find a participant"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className={fieldStyle}
        />
      )}
      <ul className="border-t border-line">
        {shown.map((person) => (
          <li key={person.memberId} className="flex min-h-10 items-center gap-2.5 border-b border-line">
            <Person id={person.memberId} name={person.name} />
            <span className="font-medium text-ink">{person.name}</span>
            {person.memberId === myId && <span className="text-xs text-ink-3">you</span>}
            <span className="clip text-xs text-ink-3">
              {groundWords(person)}
              {evaluation.settings.roleWeights !== null && <span className="num">, counts {person.weight}</span>}
            </span>
            <span className="ml-auto flex items-center gap-1.5 text-xs">
              {person.hasSubmitted ? (
                <span className="flex items-center gap-1.5 text-positive-ink">
                  <Check className="size-3.5" />
                  Submitted
                </span>
              ) : (
                <span className="text-ink-3">Not yet</span>
              )}
            </span>
            {canChange && (
              <Button
                variant="quiet"
                size="square"
                aria-label={`Remove ${person.name}`}
                title={`Remove ${person.name}`}
                onClick={() => {
                  removing.forget();
                  setLeaving(person);
                }}
              >
                <X className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {found.length > LISTED && (
        <p className="text-xs text-ink-3">And {found.length - LISTED} more: find them by name.</p>
      )}
      {canChange && others.length > 0 && (
        <label className="flex items-center gap-2">
          <span className="text-xs text-ink-3">Add</span>
          <select
            value=""
            onChange={(event) => adding.change(event.target.value)}
            className="min-h-11 rounded-control border border-control bg-surface px-2.5 text-ink sm:min-h-8"
          >
            <option value="" disabled>
              a participant
            </option>
            {others.map((candidate) => (
              <option key={candidate.memberId} value={candidate.memberId}>
                {candidate.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {adding.refusal && <Refusal title={adding.refusal.message} />}
      <Dialog
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        onConfirm={remove}
        title={`Remove ${leaving?.name ?? ""}`}
        footer={
          <>
            <Button className="ml-auto" onClick={() => setLeaving(null)}>
              Keep
            </Button>
            <Button variant="critical" shortcut="⌘↵" isPending={removing.isPending} onClick={remove}>
              Remove
            </Button>
          </>
        }
      >
        <p>
          {leaving?.hasSubmitted
            ? "They take part no more, and the ballot they submitted in this round is void."
            : "They take part no more."}{" "}
          The history says so.
        </p>
        {removing.refusal && <Refusal title={removing.refusal.message} />}
      </Dialog>
    </div>
  );
}
