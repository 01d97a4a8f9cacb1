/** How a stored text names a member: `@[Full Name](member:<uuid>)`. A backslash keeps what follows it in the name. */
export const MENTION =
  /@\[((?:[^\]\\\n]|\\.){1,200})\]\(member:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/g;

/** The text with each mention as the person's name. */
export function withMentionsNamed(body: string): string {
  return body.replace(MENTION, (_, name: string) => `@${name}`);
}
