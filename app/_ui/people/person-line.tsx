import type { ReactNode } from "react";
import { Person, type PersonSize } from "./person";

interface Props {
  readonly id: string;
  readonly name: string;
  readonly size?: PersonSize;
  /** A second, quieter line: a role, a product line. */
  readonly children?: ReactNode;
}

/** A person's disc with the name beside it. */
export function PersonLine({ id, name, size, children }: Props) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Person id={id} name={name} size={size ?? (children ? "lg" : "md")} />
      <span className="min-w-0">
        <span className="block clip text-ink">{name}</span>
        {children && <span className="block clip text-xs text-ink-3">{children}</span>}
      </span>
    </span>
  );
}
