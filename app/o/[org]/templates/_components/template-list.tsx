import { Link } from "@/app/_ui/link/link";
import { counted } from "@/app/_ui/text/format";
import type { TemplateRow } from "@/lib/evaluations/templates/queries";
import { contentsOf } from "../../_templates/offered-template";

/** Templates as rows: name, one line about each, what it holds and how often it was begun from. */
export function TemplateList({ slug, templates }: { slug: string; templates: readonly TemplateRow[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {templates.map((template) => (
        <li key={template.key}>
          <Link
            data-row
            href={`/o/${slug}/templates/${template.key}`}
            className="grid gap-x-4 px-2 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <span className="font-medium text-ink">{template.name}</span>
            <span className="text-xs text-ink-3 num sm:text-right">
              {contentsOf(template)}
              {template.source === "own" && `, version ${template.version}`}
            </span>
            <span className="text-xs text-ink-2">{template.summary}</span>
            <span className="text-xs text-ink-3 num sm:text-right">
              {template.uses === 0 ? "not used yet" : `used ${counted(template.uses, "time")}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
