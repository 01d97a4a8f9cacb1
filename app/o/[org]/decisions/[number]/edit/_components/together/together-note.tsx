import { Button } from "@/app/_ui/form/button";
import type { SessionView } from "./session";

interface Props {
  readonly view: SessionView | undefined;
  readonly refusal: string | undefined;
  readonly onOwn: (isTaken: boolean) => void;
}

/** What a writer has to know of writing together: that the line is cut, that it is refused, or that a text of their own is left. */
export function TogetherNote({ view, refusal, onOwn }: Props) {
  const own = view?.own ?? null;
  return (
    <>
      <p role="status" className="text-caution-ink empty:hidden">
        {view?.isLost === true && "Connection lost. What you type is kept here, and merged when it is back."}
        {refusal}
      </p>
      {own !== null && (
        <div className="grid gap-2 rounded-control border border-caution-line bg-caution-soft px-3.5 py-2.5">
          <p className="text-caution-ink">
            You have a draft of this section that differs from what is written together. Both are kept until you say.
          </p>
          <pre tabIndex={0} className="max-h-60 overflow-auto font-sans text-base whitespace-pre-wrap text-ink">
            {own}
          </pre>
          <p className="flex flex-wrap gap-2">
            <Button onClick={() => onOwn(true)}>Replace the section with it, for everybody</Button>
            <Button variant="quiet" onClick={() => onOwn(false)}>
              Let it go
            </Button>
          </p>
        </div>
      )}
    </>
  );
}
