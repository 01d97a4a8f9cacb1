import { Fragment } from "react";

/** A product line with the lines above it: "Freight › Billing". */
export function LinePath({ names }: { names: readonly string[] }) {
  return (
    <span className="inline-flex items-center gap-[5px] whitespace-nowrap text-ink-2">
      {names.map((name, index) => (
        <Fragment key={index}>
          {index > 0 && (
            <span aria-hidden="true" className="text-ink-4">
              ›
            </span>
          )}
          <span className={index < names.length - 1 ? "text-ink-3" : undefined}>{name}</span>
        </Fragment>
      ))}
    </span>
  );
}
