"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { Note } from "@/app/_ui/feedback/note";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextArea } from "@/app/_ui/form/text-area";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { listed } from "@/app/_ui/text/format";
import { answered, hasAnswered } from "@/app/o/[org]/_request/answered";
import type { SigningMethod } from "@/db/enums";
import type { approveShape } from "@/lib/approvals/input";
import type { RefusalValue } from "@/lib/errors";
import type { z } from "zod";
import { ContentHash } from "../../../_components/seal/content-hash";
import { approveDecision, rejectDecision, requestChanges } from "../actions";
import { getProof } from "./get-proof";
import { SignFields } from "./sign-fields";
import type { ShownPlace, ShownSubject } from "./subject";
import { TextChanged } from "./text-changed";

export type VerdictKind = "approve" | "changes" | "reject";

const KINDS = {
  approve: { title: "Approve exactly this text", word: "Approve", field: "A note for the history, if you like" },
  changes: { title: "Request changes", word: "Request changes", field: "What has to change" },
  reject: { title: "Reject this decision for good", word: "Reject", field: "Why" },
} as const satisfies Record<VerdictKind, { title: string; word: string; field: string }>;

interface Props {
  readonly slug: string;
  readonly kind: VerdictKind;
  /** The text as it was when the dialog opened: only this one is signed. */
  readonly shown: ShownSubject;
  /** The text as it stands now; another one than `shown` after somebody revised it. */
  readonly current: ShownSubject;
  readonly places: readonly ShownPlace[];
  readonly onKind: (kind: VerdictKind) => void;
  readonly onClose: () => void;
  readonly onGiven: () => void;
}

/** A verdict on one content hash. Enter never gives it, ⌘↵ does. */
export function VerdictDialog({ slug, kind, shown, current, places, onKind, onClose, onGiven }: Props) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const [isDissent, setDissent] = useState(false);
  const [chosen, setChosen] = useState("");
  const { title, word, field } = KINDS[kind];
  const [first] = places;
  const place = places.find(({ standsInFor }) => (standsInFor?.memberId ?? "") === chosen) ?? first;
  const ways = (kind === "approve" ? place?.ways : null) ?? null;
  const [preferred, setPreferred] = useState<SigningMethod | null>(null);
  const [password, setPassword] = useState("");
  const way = ways?.find((one) => one === preferred) ?? ways?.[0] ?? null;
  const isReasoned = kind === "approve" && (isDissent || shown.isAgainstVote);
  const isOfProof = refusal?.fields?.["proof"] !== undefined || refusal?.fields?.["proof.password"] !== undefined;
  const isChanged = shown.contentHash !== current.contentHash || refusal?.code === "CONFLICT";

  const confirm = () => {
    if (isChanged || isPending || (ways !== null && way === null)) return;
    start(async () => {
      const proof = await getProof(slug, shown, place, way, password);
      if (!proof.ok) return setRefusal(proof.refusal);
      const result = await answered(give(kind, slug, shown, place, { text, isDissent, proof: proof.value }));
      if (result.ok) onGiven();
      else setRefusal(result.refusal);
      if (hasAnswered(result)) router.refresh();
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      title={title}
      footer={
        <>
          {kind === "approve" && (
            <Button variant="quiet" size="sm" onClick={() => onKind("reject")}>
              Reject
            </Button>
          )}
          <Button className="ml-auto" size="sm" onClick={onClose}>
            {isChanged ? "Close" : "Cancel"}
          </Button>
          {!isChanged && (
            <Button
              variant={kind === "reject" ? "critical" : "primary"}
              size="sm"
              isPending={isPending}
              refusal={ways !== null && way === null ? "Add a passkey on your account page first." : null}
              shortcut="⌘↵"
              onClick={confirm}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.metaKey && !event.ctrlKey) event.preventDefault();
              }}
            >
              {word}
            </Button>
          )}
        </>
      }
    >
      {isChanged ? (
        <TextChanged slug={slug} number={shown.number} read={shown.revision} now={current.revision} refusal={refusal} />
      ) : (
        <>
          <p>
            Revision {shown.revision} {shown.result} {place && sentence(kind, place, shown.isImported)}
          </p>
          <ContentHash hash={shown.contentHash} />
          {places.length > 1 && (
            <Select label="In whose place" value={chosen} onChange={(event) => setChosen(event.target.value)}>
              {places.map(({ standsInFor, lines }) => (
                <option key={standsInFor?.memberId ?? ""} value={standsInFor?.memberId ?? ""}>
                  {standsInFor === null ? "Your own" : standsInFor.name}, for {listed(lines)}
                </option>
              ))}
            </Select>
          )}
          {kind === "approve" && shown.isAgainstVote && (
            <Note>
              The vote it cites came out at another option. Approving it needs a reason, which everybody can read.
            </Note>
          )}
          {kind === "approve" && (
            <CheckLine
              label="I would have decided otherwise"
              hint="You approve, and your dissent is kept beside it for whoever reads this later."
              isChecked={isDissent}
              onChange={setDissent}
            />
          )}
          <TextArea
            label={isReasoned ? (isDissent ? "What you would have decided, and why" : "Why you approve it") : field}
            value={text}
            error={isOfProof ? null : refusal?.message}
            onChange={(event) => setText(event.target.value)}
          />
          {ways !== null && (
            <SignFields
              ways={ways}
              way={way}
              password={password}
              error={isOfProof ? (refusal?.message ?? null) : null}
              onWay={setPreferred}
              onPassword={setPassword}
            />
          )}
        </>
      )}
    </Dialog>
  );
}

function sentence(kind: VerdictKind, { lines, isSelf, standsInFor }: ShownPlace, isImported: boolean): string {
  if (kind === "changes") return "Nobody can accept it until it is revised or you lift this.";
  if (kind === "reject") return "One rejection ends the proposal. Somebody can start it again as a new decision.";
  const self = isSelf
    ? ` You ${isImported ? "imported" : "wrote"} it and nobody else can approve: it will show as self-approved.`
    : "";
  const whose = standsInFor === null ? "" : `, in the place of ${standsInFor.name}`;
  return `You approve for ${listed(lines)}${whose}.${self}`;
}

/** What was filled in. */
interface Given {
  readonly text: string;
  readonly isDissent: boolean;
  readonly proof: z.input<typeof approveShape>["proof"];
}

function give(
  kind: VerdictKind,
  slug: string,
  { decisionId, contentHash }: ShownSubject,
  place: ShownPlace | undefined,
  { text, isDissent, proof }: Given,
) {
  const verdict = { decisionId, contentHash, standsInFor: place?.standsInFor?.memberId ?? null };
  switch (kind) {
    case "approve":
      return approveDecision(slug, { ...verdict, note: text, isDissent, proof });
    case "changes":
      return requestChanges(slug, { ...verdict, reason: text });
    case "reject":
      return rejectDecision(slug, { ...verdict, reason: text });
  }
}
