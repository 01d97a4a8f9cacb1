"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import { WRITTEN_LINK_KINDS } from "@/lib/decisions/links/input";
import { addLink } from "../../../actions";
import { DecisionPicker, type PickedDecision } from "./decision-picker";

type Kind = (typeof WRITTEN_LINK_KINDS)[number];

const KINDS: Readonly<Record<Kind, { readonly word: string; readonly hint: string }>> = {
  supersedes: { word: "Supersedes", hint: "Ends it on the product lines both share, once this one is accepted." },
  amends: { word: "Amends", hint: "It stays in force, changed or completed by this one." },
  depends_on: { word: "Depends on", hint: "This one holds only while that one does." },
  conflicts_with: { word: "Conflicts with", hint: "Both cannot be followed at the same place." },
  relates_to: { word: "Relates to", hint: "Worth reading together." },
};

interface Props {
  readonly slug: string;
  readonly decision: { readonly id: string; readonly number: number };
  readonly supersedesRefusal: string | null;
  readonly onClose: () => void;
}

/** Which decision, and how this one stands to it. */
export function LinkDialog({ slug, decision, supersedesRefusal, onClose }: Props) {
  const router = useRouter();
  const [kind, setKind] = useState<Kind>("depends_on");
  const [target, setTarget] = useState<PickedDecision | null>(null);
  const [isPartial, setPartial] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const canBePartial = kind === "supersedes" || kind === "amends";
  const save = () =>
    start(async () => {
      if (target === null) return setProblem("Choose the other decision first.");
      const link = { decisionId: decision.id, kind, targetId: target.id, isPartial: canBePartial && isPartial };
      const result = await answered(addLink(slug, link));
      if (!result.ok) return setProblem(result.refusal.message);
      onClose();
      router.refresh();
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={save}
      title={`Link ADR-${decision.number} with another decision`}
      footer={
        <>
          <Button className="ml-auto" size="sm" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" size="sm" isPending={isPending} onClick={save} shortcut="⌘↵">
            Add link
          </Button>
        </>
      }
    >
      {problem !== null && <Refusal title={problem} />}
      <DecisionPicker
        slug={slug}
        except={decision.id}
        picked={target}
        onPick={(picked) => {
          setTarget(picked);
          setProblem(null);
        }}
      />
      <RadioGroup
        legend={`How ADR-${decision.number} stands to it`}
        name="kind"
        value={kind}
        onChange={(value) => setKind(WRITTEN_LINK_KINDS.find((one) => one === value) ?? kind)}
        options={WRITTEN_LINK_KINDS.map((one) => ({
          value: one,
          label: KINDS[one].word,
          hint: KINDS[one].hint,
          refusal: one === "supersedes" ? supersedesRefusal : null,
        }))}
      />
      {canBePartial && (
        <CheckLine
          label="Only in part"
          hint="The rest of it stays as it is."
          isChecked={isPartial}
          onChange={setPartial}
        />
      )}
    </Dialog>
  );
}
