"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import type { ThreadKey } from "@/lib/discussion/queries";
import { postComment } from "./actions";
import { MentionField } from "./mention/mention-field";
import { useMentions } from "./mention/use-mentions";

interface Props {
  readonly slug: string;
  readonly place: ThreadKey;
  readonly placeholder: string;
  readonly actions?: ReactNode;
  /** Where answering is the view's next act: its button is the filled one. */
  readonly isPrimary?: boolean;
}

/** Where a comment is written. What was typed stays until the server has it. */
export function Composer({ slug, place, placeholder, actions, isPrimary }: Props) {
  const router = useRouter();
  const comment = useMentions();
  const isEmpty = comment.text.trim() === "";
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  const send = () => {
    if (isPending || isEmpty) return;
    startTransition(async () => {
      const result = await answered(postComment(slug, { ...place, body: comment.stored() }));
      setRefusal(result.ok ? null : result.refusal.message);
      if (!result.ok) return;
      comment.begin();
      router.refresh();
    });
  };

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <MentionField slug={slug} place={place} label="Comment" value={comment} onSend={send} placeholder={placeholder} />
      {refusal !== null && <Refusal title="Not sent.">{refusal}</Refusal>}
      <div className="flex flex-wrap items-center gap-2">
        {actions}
        <span className="flex-1" />
        <Button
          type="submit"
          variant={isPrimary ? "primary" : "secondary"}
          shortcut="⌘↵"
          isPending={isPending}
          refusal={isEmpty ? "Write something first." : null}
        >
          Comment
        </Button>
      </div>
    </form>
  );
}
