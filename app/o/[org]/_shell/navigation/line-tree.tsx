"use client";

import { ChevronDown } from "@/app/_ui/icons";
import { useState } from "react";
import { classNames } from "@/app/_ui/class-names";
import { countText } from "@/lib/text/rules";
import type { ShellData } from "../shell-data";
import { NavLink } from "./nav-link";

/** The product lines of the sidebar. A line's children hang on a hairline below it, and fold away. */
export function LineTree({ slug, lines }: Pick<ShellData, "slug" | "lines">) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const parents = new Set(lines.map(({ parentId }) => parentId));
  const hidden = new Set<string>();
  for (const { id, parentId } of lines)
    if (parentId !== null && (folded.has(parentId) || hidden.has(parentId))) hidden.add(id);

  const fold = (id: string) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };

  return (
    <ul className="min-h-0 overflow-y-auto rail:hidden">
      {lines
        .filter(({ id }) => !hidden.has(id))
        .map((line) => (
          <li key={line.id} className="relative">
            <Hairlines depth={line.depth} />
            {parents.has(line.id) && (
              <button
                type="button"
                aria-expanded={!folded.has(line.id)}
                aria-label={`Lines under ${line.name}`}
                onClick={() => fold(line.id)}
                className="absolute inset-y-0.5 z-1 grid w-6 place-items-center rounded-control text-ink-3 hover:text-ink"
                style={{ left: `${4 + line.depth * STEP}px` }}
              >
                <ChevronDown
                  strokeWidth={1.75}
                  className={classNames(
                    "size-3.5 transition-transform duration-(--duration-quick)",
                    folded.has(line.id) && "-rotate-90",
                  )}
                />
              </button>
            )}
            <NavLink
              href={`/o/${slug}/product-lines/${line.slug}`}
              className="flex h-7 items-center gap-2 rounded-control pr-2 text-ink-2 hover:bg-selected aria-[current]:bg-selected aria-[current]:text-ink"
            >
              <span className="clip flex-1" style={{ paddingLeft: `${32 + line.depth * STEP}px` }}>
                {line.name}
              </span>
              <span className="text-2xs text-ink-3 num">
                {countText(line.decisions)}
                <span className="sr-only"> decisions</span>
              </span>
            </NavLink>
          </li>
        ))}
    </ul>
  );
}

/** How far a line stands right of the one above it. */
const STEP = 14;

function Hairlines({ depth }: { depth: number }) {
  return Array.from({ length: depth }, (_, level) => (
    <span
      key={level}
      aria-hidden="true"
      className="absolute inset-y-0 w-px bg-line-2"
      style={{ left: `${16 + level * STEP}px` }}
    />
  ));
}
