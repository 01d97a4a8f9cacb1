"use client";

import { Fragment } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { Link } from "@/app/_ui/link/link";
import { listed } from "@/app/_ui/text/format";
import { proposeWeights, STRENGTH_WORDS, type GoalLink } from "@/lib/evaluations/goals/rules";
import type { GoalLinks } from "@/lib/evaluations/goals/queries";
import { byTheme, type MatrixCriterion } from "@/lib/evaluations/matrix/rules";
import { linkGoals } from "../_evaluation/actions";
import { useSaving } from "../_evaluation/parts/use-saving";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly criteria: readonly MatrixCriterion[];
  readonly linked: GoalLinks;
  readonly refusal: string | null;
}

/** Which goals each criterion serves, and the weights that would follow. */
export function GoalsPanel({ slug, evaluationId, criteria, linked, refusal: locked }: Props) {
  const { change, pending, refusal } = useSaving((link: GoalLink) => linkGoals(slug, { evaluationId, links: [link] }));
  const { goals } = linked;
  const links = linksAfter(linked.links, pending);
  const proposal = proposeWeights(
    criteria.map(({ id }) => id),
    goals,
    links,
  );
  const strengthOf = (criterionId: string, goalId: string) =>
    links.find((link) => link.criterionId === criterionId && link.goalId === goalId)?.strength ?? 0;
  return (
    <div>
      <p className="mb-2 max-w-[46em] text-ink-3">
        Say what each criterion does for the organization’s{" "}
        <Link href={`/o/${slug}/settings/goals`} className="link">
          goals
        </Link>
        . Weights are proposed from it, to begin the weighting with; nobody has to take them.
      </p>
      <div className="overflow-x-auto">
        <table className="min-w-full">
          <thead>
            <tr className="border-b border-line text-2xs text-ink-3">
              <th scope="col" className="sticky left-0 z-10 bg-surface py-1.5 pr-3 text-left font-medium">
                Criterion
              </th>
              {goals.map((goal) => (
                <th key={goal.id} scope="col" className="max-w-[9rem] px-1.5 py-1.5 text-left align-bottom font-medium">
                  {goal.name}
                  {goal.archivedAt !== null && " (archived)"}
                </th>
              ))}
              <th scope="col" className="py-1.5 pl-3 text-right font-medium">
                Proposed
              </th>
            </tr>
          </thead>
          <tbody>
            {byTheme(criteria).map(({ theme, criteria: within }) => (
              <Fragment key={theme}>
                <tr className="bg-sunken">
                  <th
                    scope="colgroup"
                    colSpan={goals.length + 2}
                    className="px-2 py-1 text-left text-2xs font-medium text-ink-3"
                  >
                    <span className="sticky left-2 inline-block">{theme}</span>
                  </th>
                </tr>
                {within.map((criterion) => (
                  <tr key={criterion.id} className="border-b border-line">
                    <th
                      scope="row"
                      className="sticky left-0 z-10 min-w-[7rem] bg-surface py-1.5 pr-3 text-left font-regular text-ink sm:min-w-[9rem]"
                    >
                      {criterion.name}
                    </th>
                    {goals.map((goal) => (
                      <td key={goal.id} className="px-1.5 py-1">
                        <select
                          aria-label={`${criterion.name} serves ${goal.name}`}
                          value={strengthOf(criterion.id, goal.id)}
                          disabled={locked !== null}
                          onChange={(event) =>
                            change({ criterionId: criterion.id, goalId: goal.id, strength: Number(event.target.value) })
                          }
                          className={`${fieldStyle} min-w-[6.5rem] ${strengthOf(criterion.id, goal.id) === 0 ? "text-ink-3" : ""}`}
                        >
                          {STRENGTH_WORDS.map((word, strength) => (
                            <option key={word} value={strength}>
                              {strength === 0 ? "–" : word}
                            </option>
                          ))}
                        </select>
                      </td>
                    ))}
                    <td className="py-1.5 pl-3 text-right text-ink num">
                      {proposal.points[criterion.id]?.toFixed(1) ?? "–"}
                    </td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {links.length > 0 && proposal.unserved.length > 0 && (
        <p className="mt-2 text-xs text-caution-ink">
          No criterion serves {listed(proposal.unserved.map(({ name }) => name))}: the others share what{" "}
          {proposal.unserved.length === 1 ? "it is" : "they are"} worth. Is a criterion missing?
        </p>
      )}
      {refusal && <Refusal title={refusal.message} />}
    </div>
  );
}

/** The links once the changes are made, the latest counting; strength 0 is no link. */
function linksAfter(links: readonly GoalLink[], changes: readonly GoalLink[]): readonly GoalLink[] {
  const latest = new Map([...links, ...changes].map((link) => [`${link.criterionId}:${link.goalId}`, link]));
  return [...latest.values()].filter(({ strength }) => strength > 0);
}
