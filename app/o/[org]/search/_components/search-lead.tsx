import { Note } from "@/app/_ui/feedback/note";
import { Lead } from "@/app/_ui/text/lead";
import { countText } from "@/lib/text/rules";
import { LOOKED_AT, type SearchResult } from "@/lib/search/queries";

/** What came of it, in a sentence; where the answer is not the whole or not to the question, it says so. */
export function SearchLead({ question, result }: { question: string; result: SearchResult }) {
  const { total, insteadOf, isOnlyNear, behind } = result;
  const what = insteadOf ?? question;
  const decisions = total.count === 1 && !total.isAtLeast ? "decision" : "decisions";
  return (
    <div className="grid gap-3" aria-live="polite">
      <Lead
        rest={
          total.isAtLeast
            ? `Of words that common the first ${LOOKED_AT.toLocaleString("en")} are ranked. One more word, or a filter, shows the rest.`
            : undefined
        }
      >
        {isOnlyNear
          ? `Nothing has “${question}”. ${countText(total)} ${decisions} ${total.count === 1 ? "is" : "are"} called nearly so.`
          : `${countText(total)} ${decisions} ${total.count === 1 && !total.isAtLeast ? "has" : "have"} “${what}”.`}
      </Lead>
      {insteadOf !== null && <Note>Nothing has “{question}”, so this is what has the nearest words.</Note>}
      {behind > 0 && (
        <Note>
          Many decisions changed at once. Search is still reading them, so some of the newest words are not found yet.
        </Note>
      )}
    </div>
  );
}
