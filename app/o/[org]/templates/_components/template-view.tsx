import { SectionTitle } from "@/app/_ui/text/section-title";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import { byTheme } from "@/lib/evaluations/matrix/rules";
import type { TemplateContent } from "@/lib/evaluations/templates/input";
import { CriterionView } from "./criterion-view";

/** What a template asks, to be read: options, criteria, context questions, and what the record begins with. */
export function TemplateView({ content }: { content: TemplateContent }) {
  const { question, options, criteria, contextQuestions, record } = content;
  const sections = (["context", "drivers", "confirmation", "more"] as const).filter((kind) => record[kind] !== "");
  return (
    <>
      {question !== "" && <p className="mt-6 text-base text-ink">{question}</p>}
      <SectionTitle className="mt-6 mb-2" count={options.length}>
        Options
      </SectionTitle>
      {options.length === 0 ? (
        <p className="text-ink-3">Left open: each evaluation names its own.</p>
      ) : (
        <dl className="divide-y divide-line border-y border-line">
          {options.map(({ name, summary, description }) => (
            <div key={name} className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[200px_minmax(0,1fr)]">
              <dt className="font-medium text-ink">{name}</dt>
              <dd>
                <span className="block text-ink">{summary}</span>
                {description !== "" && <span className="block text-xs text-ink-3">{description}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <SectionTitle className="mt-8 mb-2" count={criteria.length}>
        Criteria
      </SectionTitle>
      {byTheme(criteria).map(({ theme, criteria: members }) => (
        <section key={theme} className="mb-4">
          <h3 className="text-xs font-medium text-ink-3">{theme === "" ? "Without a theme" : theme}</h3>
          <ul className="mt-1 border-t border-line">
            {members.map((criterion) => (
              <CriterionView
                key={criterion.name}
                criterion={criterion}
                options={options}
                questions={contextQuestions}
              />
            ))}
          </ul>
        </section>
      ))}
      {contextQuestions.length > 0 && (
        <>
          <SectionTitle className="mt-8 mb-2" count={contextQuestions.length}>
            Context questions
          </SectionTitle>
          <ul className="divide-y divide-line border-y border-line">
            {contextQuestions.map(({ key, question: asked, choices }) => (
              <li key={key} className="py-2.5">
                <p className="text-ink">{asked}</p>
                <p className="text-xs text-ink-3">{choices.map(({ label }) => label).join(" · ")}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {sections.length > 0 && (
        <>
          <SectionTitle className="mt-8 mb-2">What the record begins with</SectionTitle>
          {sections.map((kind) => (
            <details key={kind} className="border-t border-line last:border-b">
              <summary className="min-h-10 cursor-pointer py-2.5 font-medium text-ink">
                {SECTION_GUIDES[kind].heading}
              </summary>
              <pre className="pb-3 font-sans text-sm whitespace-pre-wrap">{record[kind]}</pre>
            </details>
          ))}
        </>
      )}
    </>
  );
}
