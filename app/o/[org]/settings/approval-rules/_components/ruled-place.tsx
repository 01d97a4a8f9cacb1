"use client";

import { useState } from "react";
import { Lock } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import type { PossibleApprover, RuledPlace } from "@/lib/approvals/approval-rules/queries";
import { askedInWords, settingsInWords } from "@/lib/approvals/approval-rules/wording/rules";
import { RuleForm } from "./form/rule-form";

interface Props {
  readonly slug: string;
  readonly place: RuledPlace;
  readonly placeNames: readonly { readonly id: string | null; readonly name: string }[];
  readonly approvers: readonly PossibleApprover[];
  readonly names: Readonly<Record<string, string>>;
  readonly waiting: number;
  readonly refusal: string | null;
}

/** A line with the rule that holds for it, where that comes from, and the form that changes it. */
export function RuledPlaceRow({ slug, place, placeNames, approvers, names, waiting, refusal }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { rule, own, lockedBy, depth } = place;
  const nameOf = (id: string) => names[id];
  const settings = settingsInWords(rule.terms);
  return (
    <li className="border-line not-first:border-t">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2.5">
        <div className="min-w-0 flex-1" style={{ paddingLeft: `${Math.min(depth, 6)}rem` }}>
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium text-ink">{place.name}</span>
            <span className="flex items-center gap-1 text-xs text-ink-3">
              {(rule.isLocked || lockedBy !== null) && <Lock aria-hidden className="size-3" strokeWidth={1.6} />}
              {originOf(place, placeNames)}
            </span>
          </p>
          {(own !== null || depth === 0) && (
            <p className="mt-0.5 text-ink-2">
              Asks for {askedInWords(rule.terms, nameOf)}. {settings.join(" ")}
            </p>
          )}
        </div>
        {lockedBy === null && (
          <Button size="sm" refusal={refusal} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {own === null ? "Set a rule" : "Change"}
          </Button>
        )}
      </div>
      {isOpen && (
        <RuleForm slug={slug} place={place} approvers={approvers} waiting={waiting} onDone={() => setOpen(false)} />
      )}
    </li>
  );
}

function originOf({ id, own, rule, lockedBy }: RuledPlace, places: Props["placeNames"]): string {
  if (lockedBy !== null) return `as ${lockedBy} has it, locked`;
  if (own !== null) return rule.isLocked ? "own rule, locked for every line below" : "own rule";
  if (rule.isBuiltIn) return id === null ? "built in" : "as built in";
  return `as ${places.find((place) => place.id === rule.setOn)?.name ?? "the line above"} has it`;
}
