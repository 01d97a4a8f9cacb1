import Form from "next/form";
import { Link } from "@/app/_ui/link/link";
import { buttonStyle } from "@/app/_ui/form/button-style";

interface Props {
  /** The page's own address. */
  readonly action: string;
  /** The day that is shown, as an ISO date; the present where it is not past. */
  readonly day: string;
  readonly isPast: boolean;
  /** What else the address holds. */
  readonly keeps?: Readonly<Record<string, string | undefined>>;
}

/** Chooses the day at whose end one looks back, or goes back to today. A plain form that needs no script. */
export function AsOf({ action, day, isPast, keeps = {} }: Props) {
  const kept = Object.entries(keeps).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const today = kept.length === 0 ? action : `${action}?${new URLSearchParams(kept.map((pair) => [...pair]))}`;
  return (
    <Form action={action} aria-label="As of a day" className="flex items-center gap-1.5">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="inline-flex h-11 items-center gap-1.5 rounded-control border border-line-2 bg-surface pl-2.5 text-xs font-medium text-ink-2 sm:h-7">
        <span className="whitespace-nowrap">As of</span>
        <input
          key={day}
          type="date"
          name="on"
          required
          defaultValue={day}
          className="h-full rounded-control bg-transparent pr-1.5 text-ink"
        />
      </label>
      <button type="submit" className={buttonStyle({ size: "sm" })}>
        Show
      </button>
      {isPast && (
        <Link href={today} className="px-1 text-xs link">
          Back to today
        </Link>
      )}
    </Form>
  );
}
