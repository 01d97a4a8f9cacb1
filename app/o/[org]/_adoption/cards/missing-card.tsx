import { Link } from "@/app/_ui/link/link";
import { Card } from "@/app/_ui/feedback/card";
import { counted, listed } from "@/app/_ui/text/format";
import { StanceGlyph } from "../stance-glyph";
import type { MissingAnswers } from "./summary";

/** So many are shown, and so many lines of each. */
const MOST = 6;

/** Drift: decisions that apply where nobody said how the line stands. */
export function MissingCard({ slug, missing }: { slug: string; missing: readonly MissingAnswers[] }) {
  return (
    <Card title="No answer yet" aside={<span className="text-xs text-ink-3 num">{missing.length}</span>}>
      <ul className="divide-y divide-line border-t border-line">
        {missing.slice(0, MOST).map(({ decision, lineNames }) => (
          <li key={decision.id} className="px-4 py-2">
            <div className="flex items-center gap-2.5">
              <StanceGlyph mark="missing" />
              <Link
                href={`/o/${slug}/decisions/${decision.number}`}
                className="clip flex-1 font-medium text-ink hover:underline"
              >
                {decision.title}
              </Link>
              <span className="mono text-xs text-ink-3">ADR-{decision.number}</span>
            </div>
            <p className="pl-6 text-xs text-ink-3">
              Nobody said how {listed(shortened(lineNames))} {lineNames.length === 1 ? "stands" : "stand"} to it.
            </p>
          </li>
        ))}
      </ul>
      {missing.length > MOST && (
        <p className="border-t border-line px-4 py-2 text-xs text-ink-3">
          {counted(missing.length - MOST, "more decision")} in the table above.
        </p>
      )}
    </Card>
  );
}

const shortened = (names: readonly string[]): readonly string[] =>
  names.length <= MOST ? names : [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more lines`];
