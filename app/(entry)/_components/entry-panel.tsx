import { type ReactNode, useId } from "react";

interface Props {
  readonly title: string;
  /** A second panel on a page is under its first. */
  readonly as?: "h1" | "h2";
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** What else one could do here, below the panel. */
  readonly aside?: ReactNode;
}

/** One thing to do: a title, a sentence, a form. */
export function EntryPanel({ title, as: Heading = "h1", lead, children, aside }: Props) {
  const titleId = useId();
  return (
    <>
      <section aria-labelledby={titleId} className="rounded-panel border border-line bg-surface p-5 shadow-xs sm:p-8">
        <Heading id={titleId} className={Heading === "h1" ? "text-xl font-medium tracking-tighter" : "text-md"}>
          {title}
        </Heading>
        {lead && <p className="mt-1.5 text-base text-ink-3">{lead}</p>}
        {children && <div className="mt-6">{children}</div>}
      </section>
      {aside && <div className="mt-5 text-center text-ink-3">{aside}</div>}
    </>
  );
}
