"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Segments } from "@/app/_ui/form/segments";
import { Select } from "@/app/_ui/form/select";
import { TextArea } from "@/app/_ui/form/text-area";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";
import { MentionField } from "../../_components/thread/mention/mention-field";
import { useMentions } from "../../_components/thread/mention/use-mentions";
import { openPassage, suggestWords } from "../actions";
import type { Chosen } from "./chosen";
import { locateWords, type LocatedWords } from "./locate-words";

/** The record whose words are chosen. */
export interface PassagePlace {
  readonly slug: string;
  readonly number: number;
  readonly decisionId: string;
  /** The revision that is shown. */
  readonly revision: number;
  readonly canSuggest: boolean;
}

interface Props extends PassagePlace {
  /** What can be chosen; the first is. */
  readonly parts: readonly Chosen[];
  readonly verb: "comment" | "suggest";
  readonly onClose: () => void;
}

/** Begins a thread on words of the record, or suggests others for them. */
export function PassageDialog({ parts, verb: first, onClose, ...place }: Props) {
  const { slug, decisionId, revision } = place;
  const router = useRouter();
  const [verb, setVerb] = useState(first);
  const [part, setPart] = useState(0);
  const [words, setWords] = useState(parts[0]?.words ?? "");
  const [located, setLocated] = useState<LocatedWords | null>(null);
  const [replacement, setReplacement] = useState("");
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const comment = useMentions();
  const { kind, at } = parts[part] ?? { kind: "context" as const, at: 0 };

  const locate = () =>
    start(async () => {
      const result = await locateWords(place, { kind, words, at });
      setRefusal(result.ok ? null : result.refusal);
      if (!result.ok) return;
      setLocated(result.value);
      setReplacement(result.value.quote);
    });
  // Words that were selected in the record are meant as they are: nobody has to go on to the box for the new ones.
  const locateSelected = useEffectEvent(() => {
    if (verb === "suggest" && parts.length === 1 && located === null) locate();
  });
  useEffect(() => locateSelected(), [verb]);
  const finish = (work: Promise<Result<unknown>>) =>
    start(async () => {
      const result = await answered(work);
      setRefusal(result.ok ? null : result.refusal);
      if (!result.ok) return;
      onClose();
      router.refresh();
    });
  const send = () => {
    if (isPending) return;
    if (verb === "comment")
      finish(openPassage(slug, { decisionId, revision, kind, words, at, body: comment.stored() }));
    else if (located === null) locate();
    else finish(suggestWords(slug, { decisionId, revision, kind, ...located, replacement, reason }));
  };
  const choose = (next: number) => {
    setPart(next);
    setWords(parts[next]?.words ?? "");
    setLocated(null);
  };
  const fields = refusal?.fields ?? {};
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      onConfirm={send}
      title={verb === "comment" ? "Comment on a passage" : "Suggest other words"}
      footer={
        <>
          <span className="flex-1" />
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" shortcut="⌘↵" isPending={isPending} onClick={send}>
            {verb === "comment" ? "Comment" : located === null ? "Go on" : "Suggest"}
          </Button>
        </>
      }
    >
      {parts.length === 0 && <p>Nothing in this section can be chosen.</p>}
      {place.canSuggest && (
        <Segments
          label="What to do with it"
          value={verb}
          onChange={(value) => setVerb(value === "suggest" ? "suggest" : "comment")}
          options={[
            { value: "comment", label: "Comment" },
            { value: "suggest", label: "Suggest other words" },
          ]}
        />
      )}
      {parts.length > 1 && (
        <Select
          label="Passage"
          value={part}
          disabled={isPending}
          onChange={(event) => choose(Number(event.target.value))}
        >
          {parts.map((one, index) => (
            <option key={index} value={index}>
              {one.words.length > 80 ? `${one.words.slice(0, 79)}…` : one.words}
            </option>
          ))}
        </Select>
      )}
      <TextArea
        label="Its words"
        hint={parts.length > 1 ? "Shorten them to what you mean." : undefined}
        value={words}
        // Other words would be shown than those whose place is being asked for.
        readOnly={isPending}
        error={fields.words ?? fields.quote}
        onChange={(event) => {
          setWords(event.target.value);
          setLocated(null);
        }}
      />
      {verb === "comment" ? (
        <MentionField
          slug={slug}
          place={{ decisionId }}
          label="Comment"
          value={comment}
          // The dialog hears the same keys.
          onSend={() => undefined}
          placeholder="Comment, or name somebody with @"
        />
      ) : (
        located !== null && (
          <>
            <TextArea
              label="Say instead"
              hint="In Markdown, as it is kept. Empty takes the words out."
              value={replacement}
              error={fields.replacement}
              onChange={(event) => setReplacement(event.target.value)}
            />
            <TextArea
              label="Why"
              rows={2}
              value={reason}
              error={fields.reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </>
        )
      )}
      {fields.body !== undefined && <Refusal title={fields.body} />}
      {refusal !== null && refusal.fields === undefined && <Refusal title="Not sent.">{refusal.message}</Refusal>}
    </Dialog>
  );
}
