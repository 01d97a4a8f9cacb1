import { z } from "zod";
import { DECISION_STATUSES, SECTION_KINDS, type DecisionStatus } from "@/db/enums";
import type { ToldEvent } from "@/lib/history/verification/chain";

/** A revision as its event tells it. */
export interface ToldRevision {
  readonly sequence: number;
  readonly author: string | null;
  /** Of the title and of every section, by name, 64 hexadecimal digits. */
  readonly commitments: Readonly<Record<string, string>>;
  /** Of what changed, in the author's words; undefined when they said nothing. */
  readonly summary: string | undefined;
}

/** A product line of a decision as its events tell it. */
export interface ToldLine {
  /** The decision that took it over, or null. */
  readonly endedBy: string | null;
  /** When it came to a decision that had others before, as events write moments; null when it was there from the beginning. */
  readonly addedAt: string | null;
}

/** A decision as its events alone tell it. */
export interface ToldDecision {
  readonly number: number | undefined;
  readonly status: DecisionStatus;
  readonly steward: string | undefined;
  readonly creator: string | null;
  readonly proposer: string | null;
  readonly reviewOn: string | null;
  readonly latestRevision: number;
  readonly acceptedRevision: number | null;
  readonly revisions: ReadonlyMap<number, ToldRevision>;
  readonly lines: ReadonlyMap<string, ToldLine>;
  /** As "kind target". */
  readonly links: ReadonlySet<string>;
  /** The hash of the file it was imported from last; null for one that was made here. */
  readonly file: string | null;
  /** The event that last said which tags it has, or null. */
  readonly taggedBy: number | null;
}

const STATUS_AFTER: Readonly<Record<string, DecisionStatus>> = {
  "decision.created": "draft",
  "decision.proposed": "proposed",
  "decision.withdrawn": "withdrawn",
  "decision.accepted": "accepted",
  "decision.rejected": "rejected",
  "decision.deprecated": "deprecated",
  "decision.superseded": "superseded",
};

const dataShape = z.looseObject({
  number: z.number().optional(),
  /** Of an imported decision: as its file says. */
  status: z.enum(DECISION_STATUSES).optional(),
  /** Of an imported decision: the hash of its file's bytes, 64 hexadecimal digits. */
  file: z.string().optional(),
  /** As "kind target", with " in part" behind it where only a part is meant. */
  linked: z.array(z.string()).default([]),
  revision: z.number().optional(),
  steward: z.string().optional(),
  startsAgain: z.string().optional(),
  by: z.string().optional(),
  reviewOn: z.string().nullish(),
  lines: z.array(z.string()).default([]),
  supersedes: z.array(z.string()).default([]),
});

/** Before anything is told. */
const NOTHING: ToldDecision = {
  number: undefined,
  status: "draft",
  steward: undefined,
  creator: null,
  proposer: null,
  reviewOn: null,
  latestRevision: 0,
  acceptedRevision: null,
  revisions: new Map(),
  lines: new Map(),
  links: new Set(),
  file: null,
  taggedBy: null,
};

/** Tells a decision from its events, in their order. */
export function tell(events: readonly ToldEvent[]): ToldDecision {
  return events.reduce<ToldDecision>((told, event) => {
    const status = STATUS_AFTER[event.type];
    return { ...told, ...(status !== undefined && { status }), ...changeOf(told, event) };
  }, NOTHING);
}

function changeOf(told: ToldDecision, event: ToldEvent): Partial<ToldDecision> {
  const { data } = event;
  const {
    number,
    status = "draft",
    linked,
    file = null,
    revision = 0,
    steward,
    startsAgain,
    by = null,
    reviewOn = null,
    lines,
    supersedes,
  } = dataShape.parse(data);
  switch (event.type) {
    case "decision.created":
      return {
        number,
        steward,
        creator: event.actor,
        lines: new Map(lines.map((line) => [line, FROM_THE_BEGINNING])),
        links: new Set(startsAgain === undefined ? [] : [`starts_again ${startsAgain}`]),
        ...written(told, event, revision),
      };
    case "decision.imported":
      return {
        number,
        steward,
        status,
        file,
        creator: event.actor,
        proposer: status === "draft" ? null : event.actor,
        lines: new Map(lines.map((line) => [line, FROM_THE_BEGINNING])),
        ...written(told, event, revision),
        acceptedRevision: wasAccepted(status) ? revision : null,
      };
    case "decision.imported_again":
      return {
        status,
        file,
        proposer: status === "draft" ? null : (told.proposer ?? event.actor),
        ...(revision > told.latestRevision && written(told, event, revision)),
        acceptedRevision: wasAccepted(status) ? revision : null,
      };
    case "decision.links_changed":
      return { links: new Set([...[...told.links].filter((link) => link.startsWith("starts_again ")), ...linked]) };
    case "decision.words_struck":
      return file === null ? {} : { file };
    case "decision.tags_changed":
      return { taggedBy: event.sequence };
    case "decision.revised":
      return written(told, event, revision);
    case "decision.correction_dropped":
      return dropped(told, event, revision);
    case "decision.proposed":
      return { proposer: event.actor };
    case "decision.accepted":
    case "decision.correction_accepted":
      return { acceptedRevision: revision };
    case "decision.steward_changed":
      return { steward };
    case "decision.review_date_changed":
    case "decision.reviewed":
      return { reviewOn };
    case "decision.lines_changed":
      return { lines: new Map(lines.map((line) => [line, told.lines.get(line) ?? addedBy(event)])) };
    case "decision.superseded_on_line":
      return { lines: new Map([...told.lines, ...lines.map((line) => [line, endedOn(told, line, by)] as const)]) };
    case "decision.supersedes_changed": {
      const others = [...told.links].filter((link) => !link.startsWith("supersedes "));
      return { links: new Set([...others, ...supersedes.map((target) => asTold(told, `supersedes ${target}`))]) };
    }
    default:
      return {};
  }
}

const FROM_THE_BEGINNING: ToldLine = { endedBy: null, addedAt: null };

const addedBy = ({ at }: ToldEvent): ToldLine => ({ endedBy: null, addedAt: at.toISOString() });

const endedOn = ({ lines }: ToldDecision, line: string, endedBy: string | null): ToldLine => ({
  ...(lines.get(line) ?? FROM_THE_BEGINNING),
  endedBy,
});

/** A link that was of a part stays one. */
const asTold = ({ links }: ToldDecision, link: string): string =>
  links.has(`${link} in part`) ? `${link} in part` : link;

/** Whether a decision with this status was once in force, and so has an accepted revision. */
const wasAccepted = (status: DecisionStatus): boolean =>
  status === "accepted" || status === "deprecated" || status === "superseded";

const TEXTS_OF_REVISIONS: ReadonlySet<string> = new Set(["title", ...SECTION_KINDS]);

/** What was not touched stays as the revision before has it. */
function written(told: ToldDecision, { sequence, actor, commitments }: ToldEvent, number: number) {
  const { summary } = commitments;
  // A reason and a file's path are texts of the event, not of the revision.
  const changed = Object.fromEntries(Object.entries(commitments).filter(([name]) => TEXTS_OF_REVISIONS.has(name)));
  const before = told.revisions.get(told.latestRevision)?.commitments;
  const revision = { sequence, author: actor, commitments: { ...before, ...changed }, summary };
  return { latestRevision: number, revisions: new Map([...told.revisions, [number, revision]]) };
}

/** A dropped correction is followed by the accepted text once more, which is then the one in force. */
function dropped(told: ToldDecision, { sequence }: ToldEvent, number: number): Partial<ToldDecision> {
  const accepted = told.revisions.get(told.acceptedRevision ?? 0);
  if (accepted === undefined) return {};
  const again = { ...accepted, sequence, summary: undefined };
  return { latestRevision: number, acceptedRevision: number, revisions: new Map([...told.revisions, [number, again]]) };
}
