import { Kbd } from "@/app/_ui/text/kbd";

const KEYS = [
  [["↑", "↓"], "option"],
  [["A"], "abstain"],
  [["⇧A"], "not applicable"],
  [["R"], "reason"],
] as const;

const EVIDENCE = [["E"], "evidence"] as const;

/** The keys of the ballot where they work, and why the options stand as they do. */
export function BallotKeyHints({ hasEvidence }: { hasEvidence: boolean }) {
  const order = "The options stand in an order of your own, so that none is favoured by coming first.";
  return (
    <>
      <p className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1.5 border-t border-line pt-3.5 text-xs text-ink-3 max-sm:hidden">
        <span className="flex items-center gap-1.5">
          <Kbd>1</Kbd> to <Kbd>5</Kbd> score
        </span>
        {(hasEvidence ? [...KEYS, EVIDENCE] : KEYS).map(([keys, word]) => (
          <span key={word} className="flex items-center gap-1.5">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}{" "}
            {word}
          </span>
        ))}
        <span className="sm:basis-full">{order}</span>
      </p>
      <p className="border-t border-line pt-3.5 text-xs text-ink-3 sm:hidden">{order}</p>
    </>
  );
}
