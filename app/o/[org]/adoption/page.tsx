import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { Note } from "@/app/_ui/feedback/note";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { counted, numberWord, wholeDayOf } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { listDivergences } from "@/lib/adoption/divergence/queries";
import { matrixViewShape, type MatrixView } from "@/lib/adoption/matrix/input";
import { readMatrix, type AdoptionMatrix } from "@/lib/adoption/matrix/queries";
import { requireOrg } from "@/lib/auth/context";
import { AsOf } from "../_adoption/as-of";
import { DayAhead } from "../_adoption/day-ahead";
import { DivergenceCard } from "../_adoption/cards/divergence-card";
import { asSentence, missingIn, problemsIn } from "../_adoption/cards/summary";
import { StanceTable } from "../_adoption/table/stance-table";
import { CsvLink } from "../_exports/csv-link";
import { readLineChoices } from "../_shell/lines";
import { MatrixFilters } from "./_components/matrix-filters";

export const metadata: Metadata = { title: "Adoption" };

interface Props {
  readonly params: Promise<{ readonly org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** How every product line stands to every decision in force. The address holds the view. */
export default async function AdoptionPage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const view = matrixViewShape.parse(await searchParams);
  const [matrix, lines] = await Promise.all([readMatrix(ctx, view), readLineChoices(ctx)]);
  const divergences = matrix.isPast ? [] : await listDivergences(ctx);
  const base = `/o/${ctx.slug}/adoption`;
  const isFiltered = Boolean(view.q ?? view.line ?? view.stance ?? view.after);
  return (
    <>
      <PageBar path={[{ label: "Adoption" }]}>
        {matrix.rows.length > 0 && (
          <CsvLink href={addressOf(`/o/${ctx.slug}/export/adoption`, view, {})} label="The whole matrix as CSV" />
        )}
        <AsOf
          action={base}
          day={matrix.day}
          isPast={matrix.isPast}
          keeps={{ line: view.line, q: view.q, stance: view.stance }}
        />
      </PageBar>
      <PageBody isWide>
        <DayAhead isAhead={matrix.isAhead} />
        <Lead className="mb-4" rest={restOf(matrix)}>
          {factOf(matrix)}
        </Lead>
        <div className="mb-4">
          <MatrixFilters slug={ctx.slug} view={view} lines={lines} />
        </div>
        {matrix.rows.length > 0 ? (
          <StanceTable
            slug={ctx.slug}
            title="Decisions by product line"
            file={`adoption-${matrix.day}`}
            matrix={matrix}
          />
        ) : (
          <EmptyState
            title={isFiltered ? "No decision matches." : "Decisions in force will stand here."}
            actions={
              isFiltered && (
                <ButtonLink href={base} size="sm">
                  Show all decisions
                </ButtonLink>
              )
            }
          >
            {isFiltered
              ? "Change the filters above, or look at everything."
              : "Each with how every product line stands to it: adopted, planned, waived or not applicable."}
          </EmptyState>
        )}
        <Limits matrix={matrix} view={view} base={base} />
        {divergences.length > 0 && (
          <section className="mt-9">
            <SectionTitle count={divergences.length} className="mb-2.5">
              Answered differently
            </SectionTitle>
            <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
              {divergences.map((divergence) => (
                <DivergenceCard
                  key={`${divergence.first.number} ${divergence.second.number}`}
                  slug={ctx.slug}
                  divergence={divergence}
                />
              ))}
            </div>
          </section>
        )}
      </PageBody>
    </>
  );
}

/** What the page leaves out, and the way on. */
function Limits({ matrix, view, base }: { matrix: AdoptionMatrix; view: MatrixView; base: string }) {
  const { columns, columnsLeft, next } = matrix;
  const on = (after: number) => addressOf(base, view, { after });
  return (
    <>
      {columnsLeft > 0 && (
        <div className="mt-4">
          <Note>
            The first {columns.length} product lines are shown, {columnsLeft} are left out. Choose a line above to see
            the part of the tree below it.
          </Note>
        </div>
      )}
      {next !== null && (
        <p className="mt-4 flex items-center gap-3 text-xs text-ink-3">
          <ButtonLink href={on(next)} size="sm">
            Older decisions
          </ButtonLink>
          {view.stance === "missing" && `Everything down to ADR-${next} was looked through.`}
        </p>
      )}
    </>
  );
}

function addressOf(base: string, view: MatrixView, change: Partial<MatrixView>): string {
  const kept = Object.entries({ ...view, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `${base}?${new URLSearchParams(kept)}`;
}

function factOf({ rows, day, isPast, next }: AdoptionMatrix): string {
  if (isPast) return `As it stood on ${wholeDayOf(day)}.`;
  if (rows.length === 0) return "Nothing is in force here.";
  const problems = problemsIn(rows, day);
  if (problems.length === 0)
    return next === null
      ? "Every product line said how it stands."
      : "On this page, every product line said how it stands.";
  return asSentence(problems);
}

function restOf({ rows, columns, isPast, next }: AdoptionMatrix): string {
  if (rows.length === 0) return isPast ? "Nothing was in force here." : "";
  const decisions = rows.length === 1 ? "One decision" : `${numberWord(rows.length)} decisions`;
  const verb = isPast ? (rows.length === 1 ? "was" : "were") : rows.length === 1 ? "is" : "are";
  const fact = `${decisions} ${verb} in force on ${counted(columns.length, "product line")}${next === null ? "" : " on this page"}.`;
  const unanswered = missingIn(rows).length;
  if (!isPast || unanswered === 0) return fact;
  return `${fact} ${numberWord(unanswered)} of them had no answer from every line.`;
}
