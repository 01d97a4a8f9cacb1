"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import type { ThreadKey } from "@/lib/discussion/queries";
import { postComment } from "./actions";
import { MentionField } from "./mention-field";
import { toStored } from "./mention-text";
import { useMentionable } from "./mentionable";

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
  const mentionable = useMentionable();
  const [text, setText] = useState("");
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  const send = () => {
    if (isPending || text.trim() === "") return;
    startTransition(async () => {
      const result = await postComment(slug, { ...place, body: toStored(text, mentionable, picked) });
      setRefusal(result.ok ? null : result.refusal.message);
      if (!result.ok) return;
      setText("");
      setPicked([]);
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
      <MentionField
        label="Comment"
        text={text}
        onText={setText}
        onPick={(memberId) => setPicked((before) => [...before, memberId])}
        onSend={send}
        placeholder={placeholder}
      />
      {refusal !== null && <Refusal title="Not sent.">{refusal}</Refusal>}
      <div className="flex flex-wrap items-center gap-2">
        {actions}
        <span className="flex-1" />
        <Button
          type="submit"
          variant={isPrimary ? "primary" : "secondary"}
          shortcut="⌘↵"
          isPending={isPending}
          refusal={text.trim() === "" ? "Write something first." : null}
        >
          Comment
        </Button>
      </div>
    </form>
  );
}
