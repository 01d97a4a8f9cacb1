import { Link } from "@/app/_ui/link/link";
import { Note } from "@/app/_ui/feedback/note";
import { listed } from "@/app/_ui/text/format";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import { getRecord } from "@/lib/decisions/record/queries";
import { isUnwritten, promptedSections } from "@/lib/decisions/record/rules";
import { listSkeletons } from "@/lib/evaluations/templates/queries";

interface Props {
  readonly ctx: Ctx;
  /** The decision's number. */
  readonly number: number;
  /** The text in force, or the latest, when left out. */
  readonly revision?: number;
}

/** Warns that the text which is or would be signed says nothing yet, or still asks. Nothing where it has been written. */
export async function Unwritten({ ctx, number, revision: wanted }: Props) {
  const { decision, revision } = await getRecord(ctx, number, wanted);
  const prompts = await listSkeletons(ctx, decision.id);
  const isEmpty = isUnwritten(revision.sections, prompts);
  const prompted = promptedSections(revision.sections, prompts).map((kind) => SECTION_GUIDES[kind].heading);
  if (!isEmpty && prompted.length === 0) return null;
  return (
    <div className="mb-4">
      <Note>
        {isEmpty ? (
          <>
            <b className="font-medium">Nothing is written in this record yet.</b> Whoever approves it signs its title
            and the result of its vote, if there was one, and no word about why.
          </>
        ) : (
          <>
            <b className="font-medium">Prompts of the template still stand under {listed(prompted)}.</b> Whoever
            approves it signs them as they are: answer them, or take them out.
          </>
        )}{" "}
        {can(ctx, "edit decisions", decision).allowed && (
          <Link href={`/o/${ctx.slug}/decisions/${number}/edit`} className="link">
            Write the record
          </Link>
        )}
      </Note>
    </div>
  );
}
