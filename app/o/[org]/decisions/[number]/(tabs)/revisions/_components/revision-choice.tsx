import Form from "next/form";
import { Button } from "@/app/_ui/form/button";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { dayOf } from "@/app/_ui/text/format";
import type { RevisionSummary } from "@/lib/decisions/revisions/queries";

interface Props {
  readonly base: string;
  readonly all: readonly RevisionSummary[];
  readonly before: number;
  readonly after: number;
}

/** Two choices and a button: a plain form whose answer is an address. */
export function RevisionChoice({ base, all, before, after }: Props) {
  const choice = (name: string, label: string, value: number) => (
    <label className="flex min-w-0 items-center gap-2 text-ink-3">
      {label}
      <select key={value} name={name} defaultValue={value} className={`${fieldStyle} max-w-[19rem] pr-7 text-sm`}>
        {all.map((revision) => (
          <option key={revision.number} value={revision.number}>
            {`${revision.number} · ${revision.author}, ${dayOf(revision.createdAt)}`}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Form action={`${base}/revisions`} className="mt-4 flex flex-wrap items-center gap-3">
      {choice("a", "From", before)}
      {choice("b", "to", after)}
      <Button type="submit">Compare</Button>
    </Form>
  );
}
