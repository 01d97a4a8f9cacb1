"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { FoldedSection } from "@/app/_ui/layout/folded-section";
import type { ContextAnswer, EvaluationContext } from "@/lib/evaluations/context/input";
import { countAnswered, withAnswer } from "@/lib/evaluations/context/rules";
import type { ContextQuestion } from "@/lib/evaluations/templates/input";
import { answerContext } from "../_evaluation/actions";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import { useSaving } from "../_evaluation/parts/use-saving";
import { SavedField } from "./options/saved-field";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly context: EvaluationContext;
  /** Why the reader may not answer, or null. */
  readonly refusal: string | null;
}

type Given = ContextAnswer & { readonly question: string };

/** What a team states before it weighs: each answer is saved as it is given, and shows beside the criteria that it touches. */
export function ContextPanel({ slug, evaluationId, context: saved, refusal: locked }: Props) {
  const { change, pending, refusal } = useSaving((next: Given) => answerContext(slug, { evaluationId, ...next }));
  const context = pending.reduce<EvaluationContext>(
    (before, { question, ...given }) => withAnswer(before, question, given).context,
    saved,
  );
  const answered = countAnswered(context);
  return (
    <FoldedSection
      className="mt-7"
      title="Your situation"
      count={`${answered} of ${context.questions.length} answered`}
      hint="Answers say next to each criterion why it may matter more or less here, and begin the record’s context. They give no points."
    >
      <ul className="border-t border-line">
        {context.questions.map((question) => (
          <QuestionRow
            key={question.key}
            question={question}
            given={context.answers[question.key] ?? { choice: null, note: "" }}
            saved={saved.answers[question.key]?.note ?? ""}
            isLocked={locked !== null}
            onAnswer={(given) => change({ question: question.key, ...given })}
          />
        ))}
      </ul>
      {refusal && (
        <div className="mt-3">
          <Refusal title={refusal.message} />
        </div>
      )}
    </FoldedSection>
  );
}

interface RowProps {
  readonly question: ContextQuestion;
  /** As it will be once everything sent is saved. */
  readonly given: ContextAnswer;
  /** The note as the page holds it. */
  readonly saved: string;
  readonly isLocked: boolean;
  readonly onAnswer: (given: ContextAnswer) => void;
}

function QuestionRow({ question: { question, choices }, given, saved, isLocked, onAnswer }: RowProps) {
  const [isNoting, setNoting] = useState(false);
  const hasNote = isNoting || given.note !== "" || given.choice !== null;
  return (
    <li className="grid gap-x-4 gap-y-1.5 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <p className="text-ink sm:self-center">{question}</p>
      <div className="grid content-start gap-1.5">
        <Select
          label={question}
          isLabelHidden
          value={given.choice ?? ""}
          disabled={isLocked}
          onChange={({ target }) => onAnswer({ ...given, choice: target.value === "" ? null : target.value })}
        >
          <option value="">Not answered</option>
          {choices.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Select>
        {hasNote ? (
          <SavedField
            label={`Note: ${question}`}
            placeholder="In a few words, for whoever weighs"
            saved={saved}
            sent={given.note}
            limit={EVALUATION_LIMITS.text}
            isLocked={isLocked}
            onSave={(note) => onAnswer({ ...given, note })}
          />
        ) : (
          !isLocked && (
            <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => setNoting(true)}>
              <span className="sr-only">{question} </span>
              Answer in words
            </Button>
          )
        )}
      </div>
    </li>
  );
}
