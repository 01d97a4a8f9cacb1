/** A number as file names have it, of four digits or more. */
export const padded = (number: number): string => String(number).padStart(4, "0");

/** The words of a title as file names have them: lower case, joined by hyphens, without accents, 70 characters at most. */
function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    if (slug !== "" && slug.length + word.length >= 60) break;
    slug += slug === "" ? word.slice(0, 60) : `-${word}`;
  }
  return slug || "untitled";
}

/** The file of a record that is known by its number, such as `0012-django-or-flask.md`. Letters of any script stay. */
export function numberedFileName(number: number, title: string): string {
  return `${padded(number)}-${slugOf(title)}.md`;
}

/** The file of a record that is known by its date (yyyy-mm-dd), such as `20261109-django-or-flask.md`. */
export function datedFileName(date: string, title: string): string {
  return `${date.replace(/\D/g, "").slice(0, 8).padEnd(8, "0")}-${slugOf(title)}.md`;
}
