import type { ReadPeople } from "../document";
import type { Outline } from "../outline/outline";
import { fieldMeaning } from "../words/field-words";
import { LINK } from "../words/link";

/** More people than this in one part are a list of somebody else. */
const MOST = 100;

/** Who took part, as the metadata names them. */
export function peopleOf({ fields }: Outline): ReadPeople {
  const named = (part: "decision makers" | "consulted" | "informed" | "authors"): string[] => {
    const values = fields.filter(({ key }) => fieldMeaning(key) === part).flatMap(({ values }) => values);
    return [...new Set(values.flatMap((value) => namesIn(value)))].slice(0, MOST);
  };
  return {
    decisionMakers: named("decision makers"),
    consulted: named("consulted"),
    informed: named("informed"),
    authors: named("authors"),
  };
}

/** Names between commas, semicolons and `and`; links by their words, what a template asks for is nobody. */
function namesIn(value: string): string[] {
  const text = value
    .slice(0, 5_000)
    .replace(/<!--.*?(?:-->|$)/gs, "")
    .replace(/\{[^}]*\}?/g, "")
    .replace(/&(?:#x?[0-9a-f]{1,6}|[a-z]{1,8});/gi, " ")
    .replace(LINK, "$1");
  return text
    .split(/[,;\n、，]|<br\s*\/?>/i)
    .flatMap((names) => names.split(/(?<!\s)\s+(?:and|und|et|y|&)\s+/i))
    .map((name) => name.replace(/^[\s*_`-]+|(?<![\s*_`.])[\s*_`.]+$/g, "").trim())
    .filter(
      (name) =>
        /\p{L}/u.test(name) && name.length <= 120 && !/^(?:n\/?a|none|tbd|unknown|everyone involved.*)$/i.test(name),
    );
}
