import { Fingerprint } from "@/app/_ui/icons";
import { CopyButton } from "@/app/_ui/feedback/copy-button";
import { groupedHash } from "@/app/_ui/text/format";

/** The content hash of a record and its result, in groups that can be read out, and whole to copy. */
export function ContentHash({ hash }: { hash: string }) {
  return (
    <div className="flex items-center gap-2 text-xs text-ink-2">
      <Fingerprint className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.6} />
      <span className="clip mono" title={`Content hash of record and result: ${hash}`}>
        {groupedHash(hash)}
      </span>
      <span className="ml-auto">
        <CopyButton text={hash} label="Copy the content hash" />
      </span>
    </div>
  );
}
