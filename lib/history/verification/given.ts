import type { ClientBase } from "pg";
import { parseNote } from "../checkpoints/note/rules";

/** What comparing a checkpoint from elsewhere came to. */
export interface GivenCheckpoint {
  readonly verdict: "holds" | "fails" | "not_compared";
  readonly sentence: string;
}

/**
 * Compares a checkpoint that somebody kept elsewhere, a mail's for instance, with the one of its number in the database. `client` sees all
 * rows (as accord_owner). White space around it does not matter. Throws a sentence for a text that is no checkpoint.
 */
export async function compareGiven(client: ClientBase, text: string): Promise<GivenCheckpoint> {
  const said = parseNote(`${text.replaceAll("\r\n", "\n").trim()}\n`);
  if (said === null)
    throw new Error("What you gave is no checkpoint: it begins with accord/ and ends with its signature.");
  const { organization, number } = said;
  const { rows } = await client.query<{ of: string; note: string | null }>(
    `select o.name as of, c.note from organizations o
     left join checkpoints c on c.organization_id = o.organization_id and c.number = $2 where o.organization_id = $1`,
    [organization, number],
  );
  const [kept] = rows;
  if (kept === undefined)
    return {
      verdict: "not_compared",
      sentence: `Not compared: the checkpoint you gave is of an organization that is not on this server (${organization}).`,
    };
  const which = `checkpoint ${number} of the organization ${kept.of}`;
  if (kept.note === null)
    return {
      verdict: "fails",
      sentence: `The ${which}, which you gave, is not here: its history was cut, or an older backup was restored.`,
    };
  return parseNote(kept.note)?.text === said.text
    ? { verdict: "holds", sentence: `The ${which} is here exactly as you gave it.` }
    : { verdict: "fails", sentence: `The ${which} is another one here than the one you gave.` };
}
