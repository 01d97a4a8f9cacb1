import type { AdrDocument } from "../document";
import { stemOf } from "../read/identity";

/** Why a file among records is none itself, in a sentence; null for a record. A record may be about templates: the word alone says nothing. */
export function whyNoRecord({ path, title, status, number }: AdrDocument): string | null {
  const stem = stemOf(path).toLowerCase();
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/^(?:readme|index|_index|toc|changelog|contributing|summary|code_of_conduct|license)$/.test(stem))
    return "It is an index or a guide.";
  if (
    /^[._]?(?:(?:adr|madr|decision|record|short|long|full|minimal|bare|sdk|component|rfc)[-_. ])*template(?:[-_. ](?:short|long|full|minimal|bare|adr))*$/.test(
      stem,
    ) ||
    name.startsWith(".template")
  )
    return "It is a template.";
  const isPlaceholder = /^[[{<](?:short )?title\b|^\{[^}]{3,}\}$|^<[^>]{3,}>$/i.test(title);
  if (isPlaceholder && (number === null || number === 0 || status.state === null)) return "Its title is a template’s.";
  return null;
}
