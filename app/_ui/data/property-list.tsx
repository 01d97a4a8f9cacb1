import type { ReactNode } from "react";

export interface Property {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names at the left, values at the right. */
export function PropertyList({ properties }: { properties: readonly Property[] }) {
  return (
    <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-2 gap-y-1.5">
      {properties.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="min-w-0 wrap-anywhere text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
