import { withMentionsNamed } from "@/lib/text/rules";
import type { Names, Part, Quote, Sentence, SentenceMark, Told } from "./parts";

/** Reads one event and writes its sentence. Holds what every teller needs: the event, the names, and how to say them. */
export class Teller {
  constructor(
    readonly told: Told,
    readonly names: Names,
  ) {}

  /** A sentence of plain words and parts. */
  say(mark: SentenceMark, parts: readonly (string | Part | readonly Part[])[], quote: Quote | null = null): Sentence {
    const flat = parts.flatMap((part): readonly Part[] =>
      typeof part === "string" ? [{ kind: "text", text: part }] : "kind" in part ? [part] : part,
    );
    return { mark, parts: capitalized(joinTexts(flat)), quote };
  }

  /** Who did it. A job has no member. */
  get actor(): Part {
    const { actorId } = this.told;
    return actorId === null ? { kind: "strong", text: "Accord" } : this.member(actorId);
  }

  member(id: string | null): Part {
    const name = id === null ? undefined : this.names.members.get(id);
    return id === null || name === undefined ? { kind: "text", text: "somebody" } : { kind: "member", id, name };
  }

  line(id: string): Part {
    const line = this.names.lines.get(id);
    return line === undefined ? { kind: "text", text: "another product line" } : { kind: "line", ...line };
  }

  lines(key: string): readonly Part[] {
    return listed(this.ids(key).map((id) => this.line(id)));
  }

  decision(id: string | null): Part {
    const decision = id === null ? undefined : this.names.decisions.get(id);
    return decision === undefined ? { kind: "text", text: "another decision" } : { kind: "decision", ...decision };
  }

  decisions(key: string): readonly Part[] {
    return listed(this.ids(key).map((id) => this.decision(id)));
  }

  /** The number of the decision whose chain this is. */
  get here(): number | null {
    const { decisionId } = this.told;
    return decisionId === null ? null : (this.names.decisions.get(decisionId)?.number ?? null);
  }

  revision(key = "revision"): Part {
    const revision = this.number(key);
    return revision === null
      ? { kind: "text", text: "the record" }
      : { kind: "revision", decision: this.here, revision };
  }

  evaluation(text = "the evaluation"): Part {
    const number = this.names.evaluations.get(this.id("evaluation") ?? "");
    return {
      kind: "evaluation",
      decision: this.here,
      text: number === undefined || number === 1 ? text : `${text} ${number}`,
    };
  }

  cell(): readonly Part[] {
    const option = this.names.options.get(this.id("option") ?? "");
    const criterion = this.names.criteria.get(this.id("criterion") ?? "");
    return listed(
      [option, criterion].flatMap((name): Part[] => (name === undefined ? [] : [{ kind: "strong", text: name }])),
      ", ",
    );
  }

  number(key: string): number | null {
    const value = this.told.data[key];
    return typeof value === "number" ? value : null;
  }

  word(key: string): string | null {
    const value = this.told.data[key];
    return typeof value === "string" ? value : null;
  }

  id(key: string): string | null {
    return this.word(key);
  }

  ids(key: string): readonly string[] {
    const value = this.told.data[key];
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
  }

  is(key: string): boolean {
    return this.told.data[key] === true;
  }

  moment(key: string, zoneKey = "zone"): Part | null {
    const at = this.word(key);
    return at === null ? null : { kind: "moment", at, zone: this.word(zoneKey) };
  }

  day(key: string): Part | null {
    const on = this.word(key);
    return on === null ? null : { kind: "day", on };
  }

  /** A short text such as a name, in the sentence itself. */
  named(key: string): Part {
    const text = this.told.texts[key];
    return text === undefined ? { kind: "text", text: "an erased name" } : { kind: "strong", text };
  }

  /** A person's words below the sentence; null when the event never had any. */
  quote(...keys: readonly string[]): Quote | null {
    for (const key of keys) {
      const text = this.told.texts[key];
      if (text !== undefined && text !== "") return { kind: "words", text: withMentionsNamed(text) };
      if (text === undefined && this.told.committed.includes(key)) return { kind: "erased" };
    }
    return null;
  }
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly Part[], last = " and "): readonly Part[] {
  return parts.flatMap((part, index): readonly Part[] => {
    if (index === 0) return [part];
    return [{ kind: "text", text: index === parts.length - 1 ? last : ", " }, part];
  });
}

/** Who was struck out of texts of this history, and of how many. */
export function wordsStruck(t: Teller): Sentence {
  const texts = t.ids("struck").length;
  return t.say("people", [
    "The name or address of ",
    t.member(t.id("member")),
    ` was struck out of ${counted(texts, "text")} of this history.`,
  ]);
}

/** "1 cell", "12 cells". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function joinTexts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (part.kind === "text" && before?.kind === "text")
      joined[joined.length - 1] = { kind: "text", text: before.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/** A sentence begins with a capital, also where a name that is not known left "somebody" in its place. */
function capitalized(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts;
  if (first?.kind !== "text") return parts;
  return [{ kind: "text", text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/** The sentence as one line of plain text, for titles, exports and tests. */
export function plainText({ parts }: Pick<Sentence, "parts">): string {
  return parts.map(wordsOf).join("");
}

function wordsOf(part: Part): string {
  switch (part.kind) {
    case "text":
    case "strong":
    case "change":
    case "evaluation":
      return part.text;
    case "member":
    case "line":
      return part.name;
    case "decision":
      return `ADR-${part.number}`;
    case "revision":
      return `revision ${part.revision}`;
    case "moment":
      return part.at;
    case "day":
      return part.on;
  }
}
