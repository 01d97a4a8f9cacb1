"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ChoiceList } from "@/app/_ui/choice/choice-list";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { answered, hasAnswered } from "@/app/o/[org]/_request/answered";
import { giveLines } from "../actions";
import type { LineChoice, ShownMember } from "./shown-member";

interface Props {
  readonly slug: string;
  readonly member: ShownMember;
  readonly lines: readonly LineChoice[];
}

/** The product lines that limit a lead or stakeholder. */
export function LineLimit({ slug, member, lines }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [chosen, setChosen] = useState(member.productLineIds ?? []);
  const [answer, setAnswer] = useState<{ readonly refusal?: string } | null>(null);
  if (member.limit !== null) return <p className="text-xs text-ink-3">{member.limit}</p>;
  const save = () =>
    start(async () => {
      const result = await answered(giveLines(slug, { memberId: member.id, productLineIds: [...chosen] }));
      setAnswer(result.ok ? {} : { refusal: result.refusal.message });
      if (hasAnswered(result)) router.refresh();
    });
  return (
    <div className="grid gap-2">
      {answer?.refusal !== undefined && <Refusal title={answer.refusal} />}
      <ChoiceList
        legend={member.role === "lead" ? "Approves for" : "Reads decisions of"}
        hint="None chosen means every product line. A line includes those below it."
        name="line"
        choices={lines.map(({ id, name, depth }) => ({ value: id, label: name, depth }))}
        chosen={chosen}
        onChange={(next) => {
          setChosen(next);
          setAnswer(null);
        }}
      />
      <div className="flex items-center gap-3">
        <Button size="sm" isPending={isPending} onClick={save}>
          Save product lines
        </Button>
        <span role="status" className="text-xs text-ink-3">
          {answer !== null && answer.refusal === undefined && "Saved."}
        </span>
      </div>
    </div>
  );
}
