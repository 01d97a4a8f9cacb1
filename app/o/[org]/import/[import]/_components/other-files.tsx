import { counted } from "@/app/_ui/text/format";
import type { ImportOther } from "@/lib/imports/queries";

/** What is no record, each with the reason. */
export function OtherFiles({ others }: { readonly others: readonly ImportOther[] }) {
  if (others.length === 0) return null;
  return (
    <details className="mt-5">
      <summary className="cursor-pointer text-ink-2 hover:text-ink">
        {counted(others.length, "file is", "files are")} no record
      </summary>
      <ul className="mt-2 grid gap-1 text-xs">
        {others.map(({ path, why }) => (
          <li key={path}>
            <span className="mono text-ink-2">{path}</span> <span className="text-ink-3">{why}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
