import type { ShellData } from "../shell-data";
import { NavLink } from "./nav-link";

/** The product lines of the sidebar. A line's children hang on a hairline below it. */
export function LineTree({ shell }: { shell: ShellData }) {
  return (
    <ul className="min-h-0 overflow-y-auto rail:hidden">
      {shell.lines.map((line) => (
        <li key={line.id} className="relative">
          {line.depth > 0 && (
            <span
              aria-hidden="true"
              className="absolute inset-y-0 w-px bg-line-2"
              style={{ left: `${1 + line.depth * 0.75 - 0.55}rem` }}
            />
          )}
          <NavLink
            href={`/o/${shell.slug}/product-lines/${line.slug}`}
            className="flex h-7 items-center rounded-control pr-2 text-ink-2 hover:bg-selected aria-[current]:bg-selected aria-[current]:text-ink"
          >
            <span className="clip flex-1" style={{ paddingLeft: `${0.6 + line.depth * 0.95}rem` }}>
              {line.name}
            </span>
            <span className="text-2xs text-ink-3 num" aria-label={`${line.decisions} decisions`}>
              {line.decisions}
            </span>
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
