import type { MatrixCriterion } from "@/lib/evaluations/matrix/rules";
import { lacksAnchors } from "@/lib/evaluations/setup/rules";

/** What is special about a criterion, in a few words at the end of its line. */
export function CriterionMarks({ criterion }: { criterion: MatrixCriterion }) {
  const { measure, minimumScore } = criterion;
  return (
    <>
      {measure !== null && (
        <span className="text-xs whitespace-nowrap text-ink-3">
          measured{measure.unit === "" ? "" : ` in ${measure.unit}`}
        </span>
      )}
      {minimumScore !== null && (
        <span className="text-xs whitespace-nowrap text-ink-2">none below {minimumScore} may win</span>
      )}
      {lacksAnchors(criterion) && (
        <span className="text-xs whitespace-nowrap text-caution-ink">scores without a meaning</span>
      )}
    </>
  );
}
