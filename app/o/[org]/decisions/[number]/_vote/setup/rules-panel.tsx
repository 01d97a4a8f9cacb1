"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import { SHARE_BASES } from "@/db/enums";
import type { VotingRule } from "@/lib/mcda/social-choice/validity";
import { changeSettings } from "../../_evaluation/actions";
import { useVerb } from "../../_evaluation/parts/use-verb";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly rule: VotingRule;
  /** Why the reader may not change it, or null. */
  readonly refusal: string | null;
}

/** Quorum and share, known to everybody before anybody votes. */
export function RulesPanel({ slug, evaluationId, rule, refusal: locked }: Props) {
  const [quorum, setQuorum] = useState(rule.quorum === null ? "" : String(rule.quorum));
  const [share, setShare] = useState(rule.shareNeeded === null ? "" : String(rule.shareNeeded));
  const [shareOf, setShareOf] = useState(rule.shareOf);
  const { run, isPending, refusal } = useVerb();
  const isChanged =
    numberOrNull(quorum) !== rule.quorum || numberOrNull(share) !== rule.shareNeeded || shareOf !== rule.shareOf;
  const save = () =>
    run(() =>
      changeSettings(slug, {
        evaluationId,
        settings: { quorum: numberOrNull(quorum), shareNeeded: numberOrNull(share), shareOf },
      }),
    );
  return (
    <form
      className="grid items-start gap-3 sm:grid-cols-[140px_140px_minmax(0,200px)_auto] sm:items-end"
      onSubmit={(event) => {
        event.preventDefault();
        if (locked === null) save();
      }}
    >
      <TextInput
        label="Quorum, in ballots"
        hint="Empty: none"
        inputMode="numeric"
        value={quorum}
        readOnly={locked !== null}
        onChange={(event) => setQuorum(event.target.value)}
      />
      <TextInput
        label="More than, in percent"
        hint="Empty: none"
        inputMode="numeric"
        value={share}
        readOnly={locked !== null}
        onChange={(event) => setShare(event.target.value)}
      />
      <Select
        label="Counted against"
        value={shareOf}
        disabled={locked !== null}
        onChange={(event) => setShareOf(SHARE_BASES.find((base) => base === event.target.value) ?? "cast")}
      >
        <option value="cast">the votes cast</option>
        <option value="eligible">the people eligible</option>
      </Select>
      <Button
        type="submit"
        className="justify-self-start"
        isPending={isPending}
        refusal={locked ?? (isChanged ? null : "Nothing is changed.")}
      >
        Set the rules
      </Button>
      {refusal && (
        <div className="sm:col-span-4">
          <Refusal title={refusal.message}>
            {Object.values(refusal.fields ?? {})
              .filter((message) => message !== refusal.message)
              .join(" ")}
          </Refusal>
        </div>
      )}
    </form>
  );
}

/** A whole number, or null for an empty field; what is no number is left to the server, which says so. */
function numberOrNull(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}
