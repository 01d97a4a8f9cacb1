/** How a stored text names a member: `@[Full Name](member:<uuid>)`. A backslash keeps what follows it in the name. */
export const MENTION =
  /@\[((?:[^\]\\\n]|\\.){1,200})\]\(member:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/g;

/** The text with each mention as the person's name. */
export function withMentionsNamed(body: string): string {
  return body.replace(MENTION, (_, name: string) => `@${name}`);
}

/** A number of things; there may be more where counting them all would take long. */
export interface Counted {
  readonly count: number;
  readonly isAtLeast: boolean;
}

/** The number as it is shown: "12", or "1,000+" where counting ended there. */
export function countText({ count, isAtLeast }: Counted): string {
  return `${count.toLocaleString("en")}${isAtLeast ? "+" : ""}`;
}
