import { z } from "zod";
import { SHARE_BASES } from "@/db/enums";
import { EVALUATION_LIMITS } from "../../rules";
import { STANCES } from "../ballots/input";
import { VOTE_METHODS } from "../rules";

/** What the file of a vote calls itself, and the version of its shape. A reader refuses what it does not know. */
export const VOTE_FILE_FORMAT = "accord-vote";
export const VOTE_FILE_VERSION = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits.");
const id = z.string().min(1).max(64);
const reason = z.string();

/** One ballot, as `VoteContent` is: of a submitted one nothing is left open. */
const vote = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("approval"), marked: z.array(id), reason }),
  z.strictObject({ kind: z.literal("ranked"), ranking: z.array(z.array(id).min(1)), reason }),
  z.strictObject({ kind: z.literal("score"), scores: z.record(id, z.int().min(1).max(5)), reason }),
  z.strictObject({ kind: z.literal("consent"), stance: z.enum(STANCES), reason }),
]);
type FileVote = z.output<typeof vote>;

const fields = z.strictObject({
  format: z.literal(VOTE_FILE_FORMAT),
  version: z.literal(VOTE_FILE_VERSION),
  decision: z.strictObject({ number: z.int().positive(), title: z.string() }),
  evaluation: z.strictObject({
    number: z.int().positive(),
    closedAt: z.iso.datetime(),
    method: z.enum(VOTE_METHODS),
    /** The version of the method, whose mathematics docs and sources name. */
    methodVersion: z.int().positive(),
    isReopened: z.boolean(),
    /** `option` is null where the vote ended without one. */
    chosen: z.strictObject({ option: id.nullable(), reason: z.string() }),
  }),
  options: z.array(z.strictObject({ id, name: z.string(), summary: z.string() })).max(EVALUATION_LIMITS.options),
  /** What makes the vote valid and its winner carried; null asks for nothing. */
  rule: z.strictObject({
    quorum: z.int().positive().nullable(),
    /** Percent that the votes in favour have to exceed. */
    shareNeeded: z.number().min(0).max(100).nullable(),
    shareOf: z.enum(SHARE_BASES),
  }),
  /** Who counted when it closed. */
  voters: z.array(z.strictObject({ id, hasLeft: z.literal(true).optional() })),
  /** The latest revealed round; it counts alone. 0 where nobody voted. */
  round: z.int().min(0),
  ballots: z.array(z.strictObject({ voter: id, vote })),
  /** Of consent: what became of each objection, whose words stand on the ballot. */
  objections: z.array(
    z.strictObject({ voter: id, state: z.enum(["open", "met", "withdrawn"]), resolution: z.string() }),
  ),
  /** SHA-256 of the canonical text of what was counted, with member ids in place of pseudonyms. */
  inputHash: hash,
  /** SHA-256 of the frozen result, as the decision's history holds it. */
  resultHash: hash,
  /** The result as it was frozen. */
  result: z.looseObject({
    method: z.enum(VOTE_METHODS),
    version: z.int(),
    outcome: z.string(),
    leaderIds: z.array(id),
    options: z.array(z.looseObject({ optionId: id, rank: z.int().nullable() })),
  }),
});

/** A closed vote with everything its count follows from, voters under pseudonyms. */
export const voteFileShape = fields.superRefine((file, context) => {
  const { evaluation, options, voters, ballots, objections } = file;
  const known = new Set(options.map((option) => option.id));
  const people = new Set(voters.map((voter) => voter.id));
  const say = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  if (known.size < options.length) say(["options"], "An id is used twice.");
  if (people.size < voters.length) say(["voters"], "An id is used twice.");
  const voted = new Set<string>();
  ballots.forEach(({ voter, vote: given }, at) => {
    if (!people.has(voter)) say(["ballots", at, "voter"], "This voter is not among the voters.");
    if (voted.has(voter)) say(["ballots", at, "voter"], "This voter has another ballot.");
    voted.add(voter);
    if (given.kind !== evaluation.method) say(["ballots", at, "vote", "kind"], `The vote is by ${evaluation.method}.`);
    const named = optionsNamed(given);
    if (named.some((option) => !known.has(option)))
      say(["ballots", at, "vote"], "It names an option that is not there.");
    if (new Set(named).size < named.length) say(["ballots", at, "vote"], "It names an option twice.");
  });
  objections.forEach(({ voter }, at) => {
    const its = ballots.find((ballot) => ballot.voter === voter)?.vote;
    if (its?.kind !== "consent" || its.stance !== "object")
      say(["objections", at, "voter"], "There is no ballot with this objection.");
  });
});
export type VoteFile = z.output<typeof voteFileShape>;

function optionsNamed(given: FileVote): readonly string[] {
  switch (given.kind) {
    case "approval":
      return given.marked;
    case "ranked":
      return given.ranking.flat();
    case "score":
      return Object.keys(given.scores);
    case "consent":
      return [];
  }
}
