import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly refusal: string | null;
  readonly children: ReactNode;
}

/** One act with its meaning at the left and its button at the right. When it is refused, the reason stands in its place. */
export function MemberAct({ title, text, refusal, children }: Props) {
  return (
    <div className="flex items-start gap-4 border-t border-line pt-3">
      <div className="min-w-0 flex-1">
        <b className="font-medium">{title}</b>
        <p className={refusal === null ? "text-xs text-ink-3" : "text-xs text-caution-ink"}>{refusal ?? text}</p>
      </div>
      {children}
    </div>
  );
}
