import { Link } from "@/app/_ui/link/link";
import { Card } from "@/app/_ui/feedback/card";
import { listed } from "@/app/_ui/text/format";
import { firstSentence } from "@/lib/adr/words/first-sentence";
import type { DivergentAnswer, ShownDivergence } from "@/lib/adoption/divergence/queries";

/** One question that lines answered differently: both answers beside each other, each with its lines and its reason. */
export function DivergenceCard({ slug, divergence }: { slug: string; divergence: ShownDivergence }) {
  const { first, second, shared } = divergence;
  return (
    <Card
      title="One question, two answers"
      aside={
        <span className="text-xs text-ink-3">{shared.length === 0 ? "Said to conflict" : shared.join(" or ")}</span>
      }
    >
      <div className="grid border-t border-line max-sm:divide-y max-sm:divide-line sm:grid-cols-2 sm:divide-x sm:divide-line">
        <Side slug={slug} answer={first} />
        <Side slug={slug} answer={second} />
      </div>
    </Card>
  );
}

function Side({ slug, answer }: { slug: string; answer: DivergentAnswer }) {
  const { number, title, chosen, reason, outcome, lineNames } = answer;
  const told = firstSentence(outcome);
  return (
    <div className="min-w-0 px-4 py-3">
      <p className="text-xs text-ink-3">{listed(lineNames)}</p>
      <p className="text-md font-semibold tracking-tight text-ink">
        {chosen ?? title}{" "}
        <Link href={`/o/${slug}/decisions/${number}`} className="mono text-xs font-regular text-ink-3 hover:underline">
          ADR-{number}
        </Link>
      </p>
      {told !== null && <p className="mt-1 text-ink-2">{told}</p>}
      {reason !== "" && <p className="mt-1 text-ink-2">{reason}</p>}
      {told === null && reason === "" && <p className="mt-1 text-ink-3">Its record gives no reason.</p>}
    </div>
  );
}
