import { Button } from "@/app/_ui/form/button";

interface Props {
  readonly done: number;
  readonly of: number;
  /** What is done to them, such as "read". */
  readonly verb?: string;
  readonly onCancel: () => void;
}

/** How far long work is, and the way out of it. */
export function SendingBar({ done, of, verb = "sent", onCancel }: Props) {
  const share = of === 0 ? 0 : done / of;
  return (
    <div className="grid max-w-[46rem] gap-3 rounded-card border border-line bg-sunken px-5 py-6">
      <p role="status" className="text-ink-2 num">
        {of === 0 ? "Beginning …" : `${done} of ${of} ${verb}`}
      </p>
      <progress
        value={share}
        max={1}
        aria-label="Progress"
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-neutral-4 [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-neutral-4 [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
      />
      <Button size="sm" className="justify-self-start" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
