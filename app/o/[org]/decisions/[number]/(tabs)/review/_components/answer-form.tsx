"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue } from "@/lib/errors";
import type { ReviewAnswer } from "@/lib/reviews/rules";
import { answerReview } from "../actions";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  readonly base: string;
  readonly number: number;
  /** Null when the reader may answer, else why not. */
  readonly refusal: string | null;
  readonly retireRefusal: string | null;
  /** The day it is to be looked at again as it stands, where that is to come; else empty. */
  readonly reviewOn: string;
}

const VERBS: Readonly<Record<ReviewAnswer, string>> = {
  still_valid: "Keep it",
  revise: "Begin the successor",
  retire: "Retire it",
};

/** One of three answers, with a reason that stays in the history. */
export function AnswerForm({ slug, decisionId, base, number, refusal: cannot, retireRefusal, reviewOn }: Props) {
  const router = useRouter();
  const [answer, setAnswer] = useState<ReviewAnswer>("still_valid");
  const [reason, setReason] = useState("");
  const [nextReviewOn, setNext] = useState(reviewOn);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const save = () =>
    start(async () => {
      const result = await answered(
        answerReview(slug, { decisionId, answer, reason, nextReviewOn: nextReviewOn === "" ? null : nextReviewOn }),
      );
      if (!result.ok) return setRefusal(result.refusal);
      setRefusal(null);
      setReason("");
      const { successor } = result.value;
      start(() => (successor === null ? router.refresh() : router.push(`${base}/${successor}/edit`)));
    });
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {refusal !== null && refusal.fields === undefined && <Refusal title={refusal.message} />}
      <RadioGroup
        legend={`What is to become of ADR-${number}`}
        name="answer"
        value={answer}
        onChange={(value) => setAnswer(value === "revise" || value === "retire" ? value : "still_valid")}
        options={[
          { value: "still_valid", label: "Still valid", hint: "It stays as it is. Say why, and when to ask again." },
          {
            value: "revise",
            label: "Revise",
            hint: "A draft opens with this text. It takes over on the shared product lines once it is accepted.",
          },
          {
            value: "retire",
            label: "Retire",
            hint: "It is deprecated: no longer to be followed, although nothing takes its place.",
            refusal: retireRefusal,
          },
        ]}
      />
      <TextArea
        label="Why"
        hint="It stays in the history."
        value={reason}
        error={refusal?.fields?.reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {answer === "still_valid" && (
        <TextInput
          type="date"
          label="Review again on"
          hint="Empty: no date. What is watched for still calls."
          className="max-w-52"
          value={nextReviewOn}
          error={refusal?.fields?.nextReviewOn}
          onChange={(event) => setNext(event.target.value)}
        />
      )}
      <div>
        <Button
          type="submit"
          variant={answer === "retire" ? "critical" : "primary"}
          isPending={isPending}
          refusal={cannot}
        >
          {VERBS[answer]}
        </Button>
      </div>
    </form>
  );
}
