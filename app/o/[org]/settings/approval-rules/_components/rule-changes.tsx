import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { RuleChange } from "@/lib/approvals/approval-rules/queries";
import { askedInWords, settingsInWords } from "@/lib/approvals/approval-rules/wording/rules";

interface Props {
  readonly changes: readonly RuleChange[];
  readonly names: ReadonlyMap<string, string>;
}

/** Every rule that ever held, newest first: none is overwritten. */
export function RuleChanges({ changes, names }: Props) {
  return (
    <section className="mt-10">
      <SectionTitle count={changes.length}>Changes</SectionTitle>
      <ol className="mt-1.5">
        {changes.map(({ version, by, lineName }) => (
          <li key={version.number} className="flex flex-wrap gap-x-4 border-line py-2 not-first:border-t">
            <p className="min-w-0 flex-1 text-ink-2">
              <span className="font-medium text-ink">{lineName ?? "The whole organization"}</span>:{" "}
              {version.isInherited
                ? "no rule of its own any more."
                : `asks for ${askedInWords(version, (id) => names.get(id))}. ${settingsInWords(version).join(" ")}`}
              {version.isLocked && " Locked for every line below."}
              {version.isAtOnce && " It held at once, for what waited too."}
            </p>
            <p className="text-xs text-ink-3">
              {by}, <Time at={version.createdAt} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
