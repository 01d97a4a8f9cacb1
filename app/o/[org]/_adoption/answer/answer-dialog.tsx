"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import { ADOPTION_STANCES } from "@/db/enums";
import type { RefusalValue, Result } from "@/lib/errors";
import { recordAdoption, withdrawAnswer } from "./actions";
import { STANCE_NAMES } from "../stance-words";
import type { AnswerableLine, AnsweredDecision } from "./answerable";

interface Props {
  readonly slug: string;
  readonly decision: AnsweredDecision;
  /** The lines that the person may answer for, in the order of the tree. */
  readonly lines: readonly AnswerableLine[];
  /** Those that are ticked at first. */
  readonly chosen: readonly string[];
  readonly onClose: () => void;
}

const HINTS: Readonly<Record<(typeof ADOPTION_STANCES)[number], string>> = {
  adopted: "It is done here.",
  planned: "It will be done, by a day if you can name one.",
  waived: "It need not be followed here, for a reason and until a day.",
  not_applicable: "It concerns nothing that is here.",
};

/** Says how one or several lines stand to a decision, or takes a line's own answer back. */
export function AnswerDialog({ slug, decision, lines, chosen, onClose }: Props) {
  const router = useRouter();
  const only = lines.length === 1 ? lines[0] : undefined;
  const own = only?.own ?? null;
  const [lineIds, setLineIds] = useState<ReadonlySet<string>>(new Set(only === undefined ? chosen : [only.id]));
  const [stance, setStance] = useState<string>(own?.stance ?? "adopted");
  const [reason, setReason] = useState(own?.reason ?? "");
  const [dueOn, setDueOn] = useState(own?.dueOn ?? "");
  const [expiresOn, setExpiresOn] = useState(own?.expiresOn ?? "");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();

  const run = (verb: () => Promise<Result<unknown>>) =>
    start(async () => {
      const result = await answered(verb());
      if (!result.ok) return setRefusal(result.refusal);
      onClose();
      router.refresh();
    });
  const record = () => {
    const known = ADOPTION_STANCES.find((candidate) => candidate === stance) ?? "adopted";
    run(() =>
      recordAdoption(slug, { decisionId: decision.id, lineIds: [...lineIds], stance: known, reason, dueOn, expiresOn }),
    );
  };
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(lineIds);
    if (isChosen) next.add(id);
    else next.delete(id);
    setLineIds(next);
  };
  const fields = refusal?.fields ?? {};
  const isInField = ["reason", "dueOn", "expiresOn", "lineIds"].some((field) => fields[field] !== undefined);
  const needsReason = stance === "waived" || stance === "not_applicable";
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={record}
      title={only === undefined ? "Record adoption" : `How ${only.name} stands to it`}
      footer={
        <>
          {only !== undefined && own !== null && (
            <Button
              variant="quiet"
              size="sm"
              onClick={() => run(() => withdrawAnswer(slug, { decisionId: decision.id, lineId: only.id }))}
            >
              Take it back
            </Button>
          )}
          <Button className="ml-auto" size="sm" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" size="sm" isPending={isPending} onClick={record} shortcut="⌘↵">
            Record
          </Button>
        </>
      }
    >
      <p>
        <span className="mono text-ink-3">ADR-{decision.number}</span> {decision.title}
      </p>
      <RadioGroup
        legend="Stance"
        name="stance"
        value={stance}
        onChange={setStance}
        options={ADOPTION_STANCES.map((value) => ({ value, label: STANCE_NAMES[value], hint: HINTS[value] }))}
      />
      {stance === "planned" && (
        <TextInput
          label="By when"
          hint="Leave it empty when no day is set."
          type="date"
          value={dueOn}
          onChange={(event) => setDueOn(event.target.value)}
          error={fields["dueOn"]}
        />
      )}
      {stance === "waived" && (
        <TextInput
          label="Last day of the waiver"
          hint="Two years at most. It stands under your name."
          type="date"
          value={expiresOn}
          onChange={(event) => setExpiresOn(event.target.value)}
          error={fields["expiresOn"]}
        />
      )}
      <TextArea
        label={needsReason ? "Why" : "Why, if there is more to say"}
        hint="It stays in the history."
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={fields["reason"]}
      />
      {only === undefined && (
        <fieldset>
          <legend className="mb-1 font-medium text-ink">For these product lines</legend>
          {lines.map((line) => (
            <div key={line.id} style={{ paddingLeft: `${line.depth * 16}px` }}>
              <CheckLine
                label={line.name}
                hint={line.words}
                isChecked={lineIds.has(line.id)}
                onChange={(isChosen) => choose(line.id, isChosen)}
              />
            </div>
          ))}
        </fieldset>
      )}
      {refusal !== null && (fields["lineIds"] !== undefined || !isInField) && (
        <Refusal title={fields["lineIds"] ?? refusal.message} />
      )}
    </Dialog>
  );
}
