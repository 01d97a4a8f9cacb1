/** A name as it stands in an address: lower-case words joined by hyphens, at most 40 characters, never empty. */
export function slugOf(name: string, fallback: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return words.slice(0, 40).replace(/^-+|(?<!-)-+$/g, "") || fallback;
}

/** The addresses to try for an organization, in order: its name, numbered ones, then one nobody else can have. */
export function slugCandidates(name: string, id: string): readonly string[] {
  const slug = slugOf(name, "organization");
  return [slug, ...[2, 3, 4, 5].map((number) => `${slug}-${number}`), `${slug}-${id.slice(-12)}`];
}
