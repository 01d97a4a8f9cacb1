/** Something somebody did, some days before the demo was opened. */
export interface Step {
  readonly daysAgo: number;
  readonly play: () => Promise<unknown>;
}

/** The steps in the order in which they happened; those of one moment as they were written. */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted((a, b) => b.daysAgo - a.daysAgo);
}

const DAY = 86_400_000;

/** Monday, 5 January 1970, at midnight UTC: weeks are counted from here. */
const FIRST_MONDAY = 4 * DAY;

/** When the first and the last of a day is done, in milliseconds after midnight UTC: office hours in Berlin. */
const OFFICE = { opens: 7.5 * 3_600_000, closes: 16 * 3_600_000 };

/** The moment `daysAgo` days before `now`. */
export function momentAgo(now: Date, daysAgo: number): Date {
  return new Date(Math.round(now.getTime() - daysAgo * DAY));
}

/**
 * When somebody of the demo did what lies `daysAgo` days back: on a weekday, in office hours. Weeks are pressed into their
 * five working days, so that what came first stays first.
 */
export function officeMoment(now: Date, daysAgo: number): Date {
  const at = momentAgo(now, daysAgo).getTime() - FIRST_MONDAY;
  const week = Math.floor(at / (7 * DAY)) * 7 * DAY;
  const worked = ((at - week) * 5) / 7;
  const day = Math.floor(worked / DAY) * DAY;
  const inside = ((worked - day) / DAY) * (OFFICE.closes - OFFICE.opens);
  return new Date(FIRST_MONDAY + week + day + OFFICE.opens + Math.round(inside));
}

/** What somebody of the content is called: whoever bears the name of the person who opens the demo takes the founder's, which is free. */
export function stageName(name: string, opener: string, founder: string): string {
  return name.localeCompare(opener.trim(), "en", { sensitivity: "base" }) === 0 ? founder : name;
}

/** An address that no mail reaches, of one person in one demo organization: `ines.okafor+meridian-logistics@meridian.example`. */
export function addressIn(slug: string, email: string): string {
  const [name = "", domain = ""] = email.split("@");
  return `${name}+${slug}@${domain}`;
}

/** The text with every `@[person-key]` as a mention of the member. */
export function withMentions(text: string, mention: (key: string) => string): string {
  return text.replace(/@\[([a-z-]+)\](?!\()/g, (_, key: string) => mention(key));
}

/** A deadline that many days ahead, at five in the afternoon in Berlin or an hour before, and never less than two hours ahead. */
export function deadlineIn(now: Date, days: number): Date {
  const day = momentAgo(now, -days).toISOString().slice(0, 10);
  const atFive = new Date(`${day}T15:00:00.000Z`);
  return new Date(Math.max(atFive.getTime(), now.getTime() + 2 * 3_600_000));
}
