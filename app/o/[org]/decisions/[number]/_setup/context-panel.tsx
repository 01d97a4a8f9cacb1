"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { ContextAnswer, EvaluationContext } from "@/lib/evaluations/context/input";
import { countAnswered } from "@/lib/evaluations/context/rules";
import type { ContextQuestion } from "@/lib/evaluations/templates/input";
import { answerContext } from "../_evaluation/actions";
import { useVerb } from "../_evaluation/parts/use-verb";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly context: EvaluationContext;
  /** Why the reader may not answer, or null. */
  readonly refusal: string | null;
}

/** What a team states before it weighs: each answer is saved as it is given, and shows beside the criteria that it touches. */
export function ContextPanel({ slug, evaluationId, context, refusal: locked }: Props) {
  const { run, refusal } = useVerb();
  const answered = countAnswered(context);
  const answer = (question: string, given: ContextAnswer) =>
    run(() => answerContext(slug, { evaluationId, question, ...given }));
  return (
    <section className="mt-7" aria-labelledby="context">
      <SectionTitle>
        <span id="context">Your situation</span>
        <span className="ml-1.5 font-normal text-ink-3 num">
          {answered} of {context.questions.length} answered
        </span>
      </SectionTitle>
      <p className="mt-1 text-xs text-ink-3">
        Answers say next to each criterion why it may matter more or less here, and begin the record’s context. They
        give no points.
      </p>
      <ul className="mt-2 border-t border-line">
        {context.questions.map((question) => (
          <QuestionRow
            key={question.key}
            question={question}
            given={context.answers[question.key] ?? { choice: null, note: "" }}
            isLocked={locked !== null}
            onAnswer={(given) => answer(question.key, given)}
          />
        ))}
      </ul>
      {refusal && (
        <div className="mt-3">
          <Refusal title={refusal.message} />
        </div>
      )}
    </section>
  );
}

interface RowProps {
  readonly question: ContextQuestion;
  readonly given: ContextAnswer;
  readonly isLocked: boolean;
  readonly onAnswer: (given: ContextAnswer) => void;
}

function QuestionRow({ question: { question, choices }, given, isLocked, onAnswer }: RowProps) {
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
          <TextInput
            key={given.note}
            label={`Note: ${question}`}
            isLabelHidden
            placeholder="In a few words, for whoever weighs"
            defaultValue={given.note}
            readOnly={isLocked}
            maxLength={600}
            onBlur={({ target }) => {
              const note = target.value.trim();
              if (note !== given.note) onAnswer({ ...given, note });
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.currentTarget.blur();
            }}
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
