/** Something somebody did, some days before the demo was opened. */
export interface Step {
  readonly daysAgo: number;
  readonly play: () => Promise<unknown>;
}

/** The steps in the order in which they happened; those of one moment as they were written. */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted((a, b) => b.daysAgo - a.daysAgo);
}

/** The moment `daysAgo` days before `now`. */
export function momentAgo(now: Date, daysAgo: number): Date {
  return new Date(Math.round(now.getTime() - daysAgo * 86_400_000));
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
