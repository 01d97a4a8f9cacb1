"use client";

import { ChevronDown } from "@/app/_ui/icons";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { classNames } from "@/app/_ui/class-names";
import { countText, type Counted } from "@/lib/text/rules";
import type { LineChoice } from "../lines";
import { useNumbers } from "../numbers";
import { NavLink } from "./nav-link";

/** A larger tree begins folded: nobody looks for a line among two hundred. */
const UNFOLDED = 40;

interface Props {
  readonly slug: string;
  /** In the order of the tree. */
  readonly lines: readonly LineChoice[];
}

/** The product lines of the sidebar. A line's children hang on a hairline below it, and fold away; of a large tree the way to where one is begins open. */
export function LineTree({ slug, lines }: Props) {
  const here = usePathname();
  const { decisions } = useNumbers();
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const above = slugsAbove(lines, (line) => isAt(here, addressOf(slug, line)));
  const isOpen = (line: LineChoice) => chosen.get(line.slug) ?? (lines.length <= UNFOLDED || above.has(line.slug));
  const choose = (line: LineChoice) => setChosen(new Map(chosen).set(line.slug, !isOpen(line)));

  return (
    <ul className="min-h-0 overflow-y-auto rail:hidden">
      {shownOf(lines, isOpen).map(({ line, hasBelow }) => (
        <li key={line.slug} className="relative">
          <Hairlines depth={line.depth} />
          {hasBelow && (
            <button
              type="button"
              aria-expanded={isOpen(line)}
              aria-label={`Lines under ${line.name}`}
              onClick={() => choose(line)}
              className="absolute inset-y-0.5 z-1 grid w-6 place-items-center rounded-control text-ink-3 hover:text-ink"
              style={{ left: `${4 + line.depth * STEP}px` }}
            >
              <ChevronDown
                strokeWidth={1.75}
                className={classNames(
                  "size-3.5 transition-transform duration-(--duration-quick)",
                  !isOpen(line) && "-rotate-90",
                )}
              />
            </button>
          )}
          <NavLink
            href={addressOf(slug, line)}
            className="flex h-7 items-center gap-2 rounded-control pr-2 text-ink-2 hover:bg-selected aria-[current]:bg-selected aria-[current]:text-ink"
          >
            <span className="clip flex-1" style={{ paddingLeft: `${32 + line.depth * STEP}px` }}>
              {line.name}
            </span>
            <Count of={decisions[line.slug]} />
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** How many decisions a line has; nothing until that is known. */
function Count({ of }: { readonly of: Counted | undefined }) {
  return (
    <span className="text-2xs text-ink-3 num">
      {of !== undefined && (
        <>
          {countText(of)}
          <span className="sr-only">{of.count === 1 ? " decision" : " decisions"}</span>
        </>
      )}
    </span>
  );
}

const addressOf = (slug: string, line: LineChoice) => `/o/${slug}/product-lines/${line.slug}`;
const isAt = (here: string, address: string) => here === address || here.startsWith(`${address}/`);

/** The lines above the first that is the current one; none when there is none. */
function slugsAbove(lines: readonly LineChoice[], isCurrent: (line: LineChoice) => boolean): ReadonlySet<string> {
  const above: LineChoice[] = [];
  for (const line of lines) {
    above.splice(line.depth);
    if (isCurrent(line)) return new Set(above.map(({ slug }) => slug));
    above.push(line);
  }
  return new Set();
}

/** What is not folded away, each with whether anything lies below it. */
function shownOf(lines: readonly LineChoice[], isOpen: (line: LineChoice) => boolean) {
  let most = Infinity;
  return lines.flatMap((line, at) => {
    if (line.depth > most) return [];
    const hasBelow = (lines[at + 1]?.depth ?? 0) > line.depth;
    most = hasBelow && !isOpen(line) ? line.depth : Infinity;
    return [{ line, hasBelow }];
  });
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
