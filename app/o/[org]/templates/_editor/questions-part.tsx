import { Plus, X } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { RowButtons } from "@/app/_ui/order/row-buttons";
import { TextInput } from "@/app/_ui/form/text-input";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { ContextQuestion } from "@/lib/evaluations/templates/input";
import { CONTEXT_LIMITS } from "@/lib/evaluations/templates/rules";
import { freeKey, moved, replaced, without, withQuestions } from "./editor-state";
import type { PartProps } from "./options-part";

/** What a team states before it weighs. Removing a question or a choice removes the reasons that follow from it. */
export function QuestionsPart({ content, onChange }: PartProps) {
  const questions = content.contextQuestions;
  const set = (next: readonly ContextQuestion[]) => onChange(withQuestions(content, next));
  const add = () =>
    set([
      ...questions,
      {
        key: freeKey(
          "question",
          questions.map(({ key }) => key),
        ),
        question: "",
        choices: [
          { key: "choice-1", label: "" },
          { key: "choice-2", label: "" },
        ],
      },
    ]);
  return (
    <section aria-labelledby="questions">
      <SectionTitle count={questions.length}>
        <span id="questions">Context questions</span>
      </SectionTitle>
      <p className="mt-1 mb-2 text-xs text-ink-3">
        Asked in an evaluation’s setup. Answers say next to each criterion why it may matter more or less.
      </p>
      <ol className="border-t border-line">
        {questions.map((question, at) => (
          <li key={question.key} className="flex items-start gap-2 border-b border-line py-2.5 max-sm:flex-col">
            <div className="grid w-full flex-1 gap-1.5">
              <TextInput
                label={`Question ${at + 1}`}
                isLabelHidden
                placeholder="How many people will build this?"
                value={question.question}
                maxLength={600}
                onChange={({ target }) => set(replaced(questions, at, { ...question, question: target.value }))}
              />
              <Choices
                number={at + 1}
                choices={question.choices}
                onChange={(choices) => set(replaced(questions, at, { ...question, choices }))}
              />
            </div>
            <RowButtons
              name={`question ${at + 1}`}
              isFirst={at === 0}
              isLast={at === questions.length - 1}
              onMove={(step) => set(moved(questions, at, step))}
              onRemove={() => set(without(questions, at))}
            />
          </li>
        ))}
      </ol>
      <Button
        className="mt-2.5"
        refusal={
          questions.length >= CONTEXT_LIMITS.questions
            ? `A template asks at most ${CONTEXT_LIMITS.questions} questions.`
            : null
        }
        onClick={add}
      >
        <Plus className="size-3.5" />
        Add question
      </Button>
    </section>
  );
}

interface ChoicesProps {
  readonly number: number;
  readonly choices: ContextQuestion["choices"];
  readonly onChange: (choices: ContextQuestion["choices"]) => void;
}

function Choices({ number, choices, onChange }: ChoicesProps) {
  return (
    <ul className="grid gap-1.5 pl-4">
      {choices.map((choice, at) => (
        <li key={choice.key} className="flex items-center gap-1.5">
          <div className="flex-1">
            <TextInput
              label={`Question ${number}, choice ${at + 1}`}
              isLabelHidden
              placeholder={`Choice ${at + 1}`}
              value={choice.label}
              maxLength={CONTEXT_LIMITS.label}
              onChange={({ target }) => onChange(replaced(choices, at, { ...choice, label: target.value }))}
            />
          </div>
          <Button
            variant="quiet"
            size="square"
            aria-label={`Remove choice ${at + 1} of question ${number}`}
            refusal={choices.length <= 2 ? "A question offers at least two choices." : null}
            onClick={() => onChange(without(choices, at))}
          >
            <X className="size-4" />
          </Button>
        </li>
      ))}
      {choices.length < CONTEXT_LIMITS.choices && (
        <li>
          <Button
            size="sm"
            onClick={() => {
              const taken = choices.map(({ key }) => key);
              onChange([...choices, { key: freeKey("choice", taken), label: "" }]);
            }}
          >
            Add choice
          </Button>
        </li>
      )}
    </ul>
  );
}
