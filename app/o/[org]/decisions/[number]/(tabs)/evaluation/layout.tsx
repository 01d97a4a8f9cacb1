import type { ReactNode } from "react";

/** The evaluation needs the width: the sidebar is a rail from the first paint on, before it is known what is shown. */
export default function EvaluationLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div data-rail className="contents">
      {children}
    </div>
  );
}
