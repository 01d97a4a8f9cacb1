import type { ContextQuestion, TemplateCriterion, TemplateOption } from "@/lib/evaluations/templates/input";

interface Props {
  readonly criterion: TemplateCriterion;
  readonly options: readonly TemplateOption[];
  readonly questions: readonly ContextQuestion[];
}

const term = "text-xs font-medium text-ink-3";

/** One criterion: its question, and folded what decides it, what each score means, what speaks for each option, and what shifts it. */
export function CriterionView({ criterion, options, questions }: Props) {
  const { name, question, decidedBy, anchors, considerations, measure, minimumScore, shifts } = criterion;
  const spoken = options.filter((option) => (considerations[option.name] ?? "") !== "");
  const labelOf = (key: string, choice: string) =>
    questions.find((each) => each.key === key)?.choices.find((each) => each.key === choice)?.label ?? choice;
  return (
    <li className="border-b border-line">
      <details>
        <summary className="cursor-pointer py-2.5">
          <span className="font-medium text-ink">{name}</span>
          <span className="block text-xs text-ink-3 sm:ml-2 sm:inline">{question}</span>
        </summary>
        <dl className="grid gap-3 bg-sunken px-4 py-3">
          {decidedBy !== "" && (
            <div>
              <dt className={term}>What decides it</dt>
              <dd>{decidedBy}</dd>
            </div>
          )}
          {measure !== null && (
            <div>
              <dt className={term}>Measured</dt>
              <dd className="num">
                From {measure.worst} {measure.unit} (1) to {measure.best} {measure.unit} (5)
              </dd>
            </div>
          )}
          {minimumScore !== null && (
            <div>
              <dt className={term}>Knock-out</dt>
              <dd>No option below {minimumScore} may win.</dd>
            </div>
          )}
          {anchors.some((anchor) => anchor !== "") && (
            <div>
              <dt className={term}>What each score means</dt>
              <dd>
                <ol className="grid gap-0.5">
                  {anchors.map((anchor, at) => (
                    <li key={at} className="flex gap-2">
                      <b className="font-semibold num">{at + 1}</b>
                      {anchor}
                    </li>
                  ))}
                </ol>
              </dd>
            </div>
          )}
          {spoken.length > 0 && (
            <div>
              <dt className={term}>To consider</dt>
              <dd className="grid gap-1">
                {spoken.map((option) => (
                  <p key={option.name}>
                    <b className="font-medium text-ink">{option.name}.</b> {considerations[option.name]}
                  </p>
                ))}
              </dd>
            </div>
          )}
          {shifts.length > 0 && (
            <div>
              <dt className={term}>When it matters more or less</dt>
              <dd className="grid gap-1">
                {shifts.map(({ question: key, choice, matters, because }) => (
                  <p key={`${key} ${choice}`}>
                    <b className="font-medium text-ink">{matters === "more" ? "More" : "Less"}</b> where “
                    {labelOf(key, choice)}”: {because}
                  </p>
                ))}
              </dd>
            </div>
          )}
        </dl>
      </details>
    </li>
  );
}
