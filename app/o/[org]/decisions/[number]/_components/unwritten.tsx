import { Link } from "@/app/_ui/link/link";
import { Note } from "@/app/_ui/feedback/note";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { getRecord } from "@/lib/decisions/record/queries";
import { isUnwritten } from "@/lib/decisions/record/rules";
import { TEMPLATES } from "@/lib/evaluations/setup/queries";

interface Props {
  readonly ctx: Ctx;
  /** The decision's number. */
  readonly number: number;
  /** The text in force, or the latest, when left out. */
  readonly revision?: number;
}

/** Warns that the text which is or would be signed says nothing yet. Nothing where somebody has written. */
export async function Unwritten({ ctx, number, revision: wanted }: Props) {
  const { decision, revision } = await getRecord(ctx, number, wanted);
  const prompts = TEMPLATES.flatMap((template) => Object.values(template.record));
  if (!isUnwritten(revision.sections, prompts)) return null;
  return (
    <div className="mb-4">
      <Note>
        <b className="font-medium">Nothing is written in this record yet.</b> Whoever approves it signs its title and
        the result of its vote, if there was one, and no word about why.{" "}
        {can(ctx, "edit decisions", decision).allowed && (
          <Link href={`/o/${ctx.slug}/decisions/${number}/edit`} className="link">
            Write the record
          </Link>
        )}
      </Note>
    </div>
  );
}
