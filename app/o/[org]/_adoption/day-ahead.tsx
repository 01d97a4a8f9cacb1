import { Note } from "@/app/_ui/feedback/note";

/** Right below the date: the day that was asked for is not the one that is shown. */
export function DayAhead({ isAhead }: { readonly isAhead: boolean }) {
  if (!isAhead) return null;
  return (
    <div className="mb-4">
      <Note>That day has not come: this is today.</Note>
    </div>
  );
}
