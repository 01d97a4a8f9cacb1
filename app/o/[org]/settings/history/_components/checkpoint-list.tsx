import { CopyButton } from "@/app/_ui/feedback/copy-button";
import { counted } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import type { ShownCheckpoint } from "@/lib/history/checkpoints/queries";

/** The latest checkpoints, each to be copied as it was signed. */
export function CheckpointList({ checkpoints }: { readonly checkpoints: readonly ShownCheckpoint[] }) {
  return (
    <ul className="border-t border-line">
      {checkpoints.map(({ number, size, madeAt, note }) => (
        <li key={number} className="flex min-h-(--size-row) items-center gap-4 border-b border-line">
          <span className="w-12 text-ink-3 num">{number}</span>
          <span className="min-w-0 flex-1">
            <Time at={madeAt} />
          </span>
          <span className="text-xs text-ink-3 num max-sm:hidden">{counted(size, "entry", "entries")} in its log</span>
          <CopyButton text={note} label={`Copy checkpoint ${number}`} />
        </li>
      ))}
    </ul>
  );
}
