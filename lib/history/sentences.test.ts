import { describe, expect, it } from "vitest";
import { isEventType, sentenceOf } from "./sentences";
import type { Names, Told } from "./sentences/parts";
import { plainText } from "./sentences/words";
import { DECISION_EVENTS, ORGANIZATION_EVENTS, type EventType } from "./types";

const EMPTY_NAMES: Names = {
  members: new Map(),
  lines: new Map(),
  decisions: new Map(),
  options: new Map(),
  criteria: new Map(),
  evaluations: new Map(),
  approvals: new Map(),
};

const NAMES: Names = {
  members: new Map([
    ["ines", "Ines Okafor"],
    ["tomasz", "Tomasz Wieczorek"],
  ]),
  lines: new Map([
    ["billing", { name: "Billing", slug: "billing" }],
    ["customs", { name: "Customs", slug: null }],
  ]),
  decisions: new Map([
    ["here", { number: 14, title: "Django or Flask" }],
    ["old", { number: 6, title: "Flask for every service" }],
  ]),
  options: new Map([["hybrid", "Hybrid"]]),
  criteria: new Map([["deploy", "Deployment model"]]),
  evaluations: new Map([["vote", 1]]),
  approvals: new Map([["signed", { revision: 3, memberId: "ines" }]]),
};

const told = (type: EventType, more: Partial<Told> = {}): Told => ({
  type,
  sequence: 1,
  actorId: "ines",
  decisionId: "here",
  data: {},
  committed: [],
  texts: {},
  ...more,
});

const read = (type: EventType, more: Partial<Told> = {}) => plainText(sentenceOf(told(type, more), NAMES));

describe("an event read out", () => {
  it.each([...ORGANIZATION_EVENTS, ...DECISION_EVENTS])(
    "%s is a whole sentence, even when nothing it names is known",
    (type) => {
      for (const names of [NAMES, EMPTY_NAMES]) {
        const text = plainText(sentenceOf(told(type), names));
        expect(text).toMatch(/^[A-Z].*\.$/s);
        expect(text).not.toMatch(/undefined|null|\[object|NaN|\s{2}| \.|\.\./);
      }
    },
  );

  it("knows its own types and no others", () => {
    expect(isEventType("approval.given")).toBe(true);
    expect(isEventType("toString")).toBe(false);
  });

  it("says who did what to which revision, lines and decisions", () => {
    expect(read("decision.proposed", { data: { revision: 3, lines: ["billing", "customs"] } })).toBe(
      "Ines Okafor proposed revision 3 to the leads of Billing and Customs.",
    );
    expect(read("approval.given", { data: { revision: 4, lines: ["billing"], isSelfApproved: true } })).toBe(
      "Ines Okafor approved revision 4 for Billing. Self-approved: nobody else could.",
    );
    expect(read("decision.superseded_on_line", { data: { by: "old", lines: ["billing"] } })).toBe(
      "ADR-6 took over for Billing.",
    );
    expect(read("approval.lifted", { data: { approval: "signed" } })).toBe(
      "Ines Okafor lifted the request for changes to revision 3.",
    );
    expect(
      read("evaluation.cell_stance_set", {
        data: { option: "hybrid", criterion: "deploy", stance: "agree_to_differ" },
      }),
    ).toBe("Ines Okafor recorded that the team agrees to differ on Hybrid, Deployment model.");
  });

  it("names the sections a revision changed and links to the change", () => {
    const sentence = sentenceOf(
      told("decision.revised", {
        data: { revision: 4, basedOn: 3 },
        committed: ["consequences", "outcome", "summary"],
        texts: { summary: "Training." },
      }),
      NAMES,
    );
    expect(plainText(sentence)).toBe("Ines Okafor revised Outcome and Consequences: revision 3 to 4.");
    expect(sentence.parts).toContainEqual({ kind: "change", decision: 14, from: 3, to: 4, text: "revision 3 to 4" });
    expect(sentence.quote).toEqual({ kind: "words", text: "Training." });
  });

  it("shows words that were erased as erased, and nothing where there never were any", () => {
    const erased = sentenceOf(told("approval.rejected", { committed: ["reason"] }), NAMES);
    expect(erased.quote).toEqual({ kind: "erased" });
    expect(sentenceOf(told("approval.given"), NAMES).quote).toBeNull();
    expect(read("product_line.renamed", { texts: { name: "Billing" } })).toContain("an erased name");
  });

  it("says of a ballot only that it was submitted", () => {
    const ballot = { evaluation: "vote", round: "r", kind: "scoring", roundNumber: 2, answered: 41, scores: { a: 5 } };
    expect(read("evaluation.ballot_submitted", { data: ballot })).toBe("Ines Okafor submitted scores for round 2.");
  });

  it("says of a closing who leads and how close it was, and of a choice when another option leads", () => {
    const data = { evaluation: "vote", leaders: ["hybrid"], closeness: "close", option: "hybrid", isLeader: false };
    expect(read("evaluation.closed", { data })).toBe(
      "Ines Okafor closed the evaluation and froze its result: Hybrid leads, in a close call.",
    );
    const clear = { ...data, closeness: "clear", voters: 2 };
    expect(read("evaluation.closed", { data: clear })).toContain("Hybrid leads, clearly.");
    expect(read("evaluation.closed", { data: { ...clear, voters: 1 } })).toContain("Hybrid leads, with one voter.");
    expect(read("evaluation.choice_made", { data })).toBe("Ines Okafor chose Hybrid, although another option leads.");
    expect(read("evaluation.setup_changed", { data: { change: "option_removed" }, texts: { name: "Rails" } })).toBe(
      "Ines Okafor removed the option Rails.",
    );
    expect(read("evaluation.setup_changed", { data: { change: "option_restored" }, texts: { name: "Rails" } })).toBe(
      "Ines Okafor brought back the option Rails.",
    );
  });

  it("lets a deadline, not a person, reveal what nobody revealed", () => {
    const data = { kind: "scoring", roundNumber: 1, cause: "deadline", submitted: 4, participants: 5 };
    expect(read("evaluation.round_revealed", { actorId: null, data })).toBe(
      "The deadline passed and the scores were revealed: 4 of 5 participants had submitted.",
    );
  });

  it("does not name a decision the reader may not see", () => {
    expect(read("decision.started_again", { data: { decision: "hidden", number: 21 } })).toBe(
      "Ines Okafor started it again as another decision.",
    );
  });

  it("says a measured value with its unit, and evidence with its cell", () => {
    const cell = { option: "hybrid", criterion: "deploy" };
    const measured = { data: { ...cell, value: "24.50" }, texts: { unit: "ms", source: "A trial" } };
    expect(read("evaluation.measure_set", measured)).toBe("Ines Okafor entered 24.50 ms for Hybrid, Deployment model.");
    expect(read("evaluation.measure_set", { data: { ...cell, value: null } })).toBe(
      "Ines Okafor took the measured value away from Hybrid, Deployment model.",
    );
    expect(read("evaluation.evidence_added", { data: cell, texts: { body: "It held." } })).toBe(
      "Ines Okafor added evidence on Hybrid, Deployment model.",
    );
  });
});
