import { Link } from "@/app/_ui/link/link";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { AnswerButton } from "@/app/o/[org]/_adoption/answer/answer-button";
import { answerableLines } from "@/app/o/[org]/_adoption/answer/answerable";
import { StanceGlyph } from "@/app/o/[org]/_adoption/stance-glyph";
import { markOf, wordsOf } from "@/app/o/[org]/_adoption/stance-words";
import type { Ctx } from "@/lib/access/context";
import { getDecisionAdoption, type LineStanding } from "@/lib/adoption/queries";
import type { DecisionHeader } from "@/lib/decisions/record/queries";

/** More lines than this, and those that only follow the line above them fold away. */
const SHORT = 6;

/** How each product line stands to the decision, and, for whom that is theirs to say, the way to say it. */
export async function RecordAdoption({ ctx, decision }: { ctx: Ctx; decision: DecisionHeader }) {
  const { lines } = await getDecisionAdoption(ctx, decision.id);
  if (lines.length === 0) return null;
  const answerable = answerableLines(lines);
  const isShort = lines.length <= SHORT;
  const first = lines.filter((line) => isShort || line.isNamed || !line.isInherited);
  const following = lines.filter((line) => !first.includes(line));
  const open = lines.filter(({ mayAnswer, standing }) => mayAnswer && standing.kind === "missing");
  return (
    <section className="border-t border-line py-[18px]" aria-label="Adoption">
      <div className="mb-2 flex items-baseline">
        <SectionTitle className="flex-1">Adoption</SectionTitle>
        <span className="text-xs text-ink-3">{lines.length === 1 ? "1 line" : `${lines.length} lines`}</span>
      </div>
      <ul aria-label="How product lines stand to it">
        {first.map((line) => (
          <StandingRow key={line.line.id} slug={ctx.slug} standing={line} />
        ))}
      </ul>
      {following.length > 0 && (
        <details>
          <summary className="flex min-h-7 items-center text-xs text-ink-3 hover:text-ink">
            {following.length} below them follow
          </summary>
          <ul>
            {following.map((line) => (
              <StandingRow key={line.line.id} slug={ctx.slug} standing={line} />
            ))}
          </ul>
        </details>
      )}
      {answerable.length > 0 && (
        <div className="mt-2">
          <AnswerButton
            slug={ctx.slug}
            decision={{ id: decision.id, number: decision.number, title: decision.title }}
            lines={answerable}
            chosen={open.filter(({ isNamed }) => isNamed).map(({ line }) => line.id)}
          />
        </div>
      )}
    </section>
  );
}

function StandingRow({ slug, standing: { line, standing, inheritedFrom } }: { slug: string; standing: LineStanding }) {
  const mark = markOf(standing);
  const reason = standing.kind === "answered" ? standing.answer.reason : "";
  return (
    <li className="py-1">
      <div className="flex items-center gap-2">
        {mark !== null && <StanceGlyph mark={mark} />}
        <Link href={`/o/${slug}/product-lines/${line.slug}`} className="clip text-ink hover:underline">
          {line.name}
        </Link>
        <span className="ml-auto text-right text-xs whitespace-nowrap text-ink-3">
          {wordsOf(standing)}
          {inheritedFrom !== null && `, as ${inheritedFrom}`}
        </span>
      </div>
      {reason !== "" && inheritedFrom === null && <p className="pl-[22px] text-xs text-ink-3">{reason}</p>}
    </li>
  );
}
