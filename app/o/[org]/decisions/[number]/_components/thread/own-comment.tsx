"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import type { ThreadKey } from "@/lib/discussion/queries";
import { deleteComment, editComment } from "./actions";
import { MentionField } from "./mention/mention-field";
import { useMentions } from "./mention/use-mentions";

interface Props {
  readonly slug: string;
  readonly place: ThreadKey;
  readonly commentId: string;
  readonly body: string;
  readonly isShut: boolean;
  /** The comment as everybody reads it. */
  readonly children: ReactNode;
}

/** The reader's own comment: it can be edited in place, and deleted for good. */
export function OwnComment({ slug, place, commentId, body, isShut, children }: Props) {
  const router = useRouter();
  const draft = useMentions();
  const [isEditing, setIsEditing] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  const finish = (result: { ok: true } | { ok: false; refusal: { message: string } }) => {
    setRefusal(result.ok ? null : result.refusal.message);
    if (!result.ok) return;
    setIsEditing(false);
    setIsDeleting(false);
    router.refresh();
  };
  const save = () => {
    if (isPending || draft.text.trim() === "") return;
    startTransition(async () => finish(await answered(editComment(slug, { commentId, body: draft.stored() }))));
  };
  const remove = () => {
    if (!isPending) startTransition(async () => finish(await answered(deleteComment(slug, { commentId }))));
  };
  // What was refused of one act is not told of the next.
  const begin = (act: (isBegun: boolean) => void) => {
    setRefusal(null);
    act(true);
  };
  const problem = refusal !== null && <Refusal title="Nothing was changed.">{refusal}</Refusal>;

  if (isEditing)
    return (
      <div className="grid gap-2">
        <MentionField
          slug={slug}
          place={place}
          label="Your comment"
          value={draft}
          onSend={save}
          onCancel={() => setIsEditing(false)}
        />
        {problem}
        <div className="flex justify-end gap-2">
          <Button size="sm" variant="quiet" onClick={() => setIsEditing(false)}>
            Cancel
          </Button>
          <Button size="sm" isPending={isPending} shortcut="⌘↵" onClick={save}>
            Save
          </Button>
        </div>
      </div>
    );
  return (
    <>
      {children}
      <div className="-ml-2.5 flex gap-1">
        {!isShut && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => {
              draft.begin(body);
              begin(setIsEditing);
            }}
          >
            Edit
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={() => begin(setIsDeleting)}>
          Delete
        </Button>
      </div>
      <Dialog
        isOpen={isDeleting}
        onClose={() => setIsDeleting(false)}
        onConfirm={remove}
        title="Delete this comment"
        footer={
          <>
            <span className="flex-1" />
            <Button onClick={() => setIsDeleting(false)}>Keep it</Button>
            <Button variant="critical" isPending={isPending} shortcut="⌘↵" onClick={remove}>
              Delete
            </Button>
          </>
        }
      >
        <p>Its text is erased for everybody, in the history too. That you wrote a comment stays.</p>
        {problem}
      </Dialog>
    </>
  );
}
