"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Eye, EyeOff } from "@/app/_ui/icons";
import { FieldError } from "@/app/_ui/feedback/field-error";
import { Button } from "@/app/_ui/form/button";
import { answered, hasAnswered } from "@/app/o/[org]/_request/answered";
import { hideTemplate, showTemplate } from "../actions";

interface Props {
  readonly slug: string;
  readonly templateKey: string;
  readonly isHidden: boolean;
}

/** Takes a template out of what is offered here, or offers it again: the same button undoes it. */
export function HideButton({ slug, templateKey, isHidden }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const toggle = () =>
    start(async () => {
      const result = await answered((isHidden ? showTemplate : hideTemplate)(slug, { key: templateKey }));
      start(() => {
        setRefusal(result.ok ? null : result.refusal.message);
        if (hasAnswered(result)) router.refresh();
      });
    });
  const Icon = isHidden ? Eye : EyeOff;
  return (
    <>
      {refusal !== null && <FieldError>{refusal}</FieldError>}
      <Button size="sm" isPending={isPending} onClick={toggle}>
        <Icon className="size-3.5" />
        {isHidden ? "Offer again" : "Hide"}
      </Button>
    </>
  );
}
