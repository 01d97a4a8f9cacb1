import { withOrg } from "@/db/client";
import { demoFollows, demoReadings, demoViews } from "@/db/demo/afterwards/readers";
import { demoLinks, demoPassages, demoSuggestions, demoTags, demoTriggers } from "@/db/demo/afterwards/record";
import type { DemoFollow, DemoPassage, DemoReading, DemoSuggestion, DemoTrigger } from "@/db/demo/shape";
import type { SectionKind } from "@/db/enums";
import { subjectOf } from "@/lib/approvals/queries";
import { addLink } from "@/lib/decisions/links/mutations";
import { loadDecision } from "@/lib/decisions/queries";
import { readRevision } from "@/lib/decisions/revisions/queries";
import { setTags } from "@/lib/decisions/tags/mutations";
import { postComment } from "@/lib/discussion/mutations";
import { openPassage } from "@/lib/discussion/passages/mutations";
import { suggestWords } from "@/lib/discussion/suggestions/mutations";
import { follow } from "@/lib/following/mutations";
import { acknowledgeReading, askToRead } from "@/lib/following/readings/mutations";
import type { ActingCtx } from "@/lib/history/mutations";
import { addTrigger, reportTrigger } from "@/lib/reviews/mutations";
import { saveView } from "@/lib/search/views/mutations";
import type { Cast } from "../cast/queries";
import { momentAgo, type Step } from "../rules";

/** What happened to the records once every decision is there: links, tags, triggers, words on passages, and who was asked to read or follows. */
export function recordSteps(cast: Cast): readonly Step[] {
  return [
    ...demoLinks.map(({ decision, kind, target, isPartial = false, by, daysAgo }) => {
      const link = { decisionId: cast.decision(decision), kind, targetId: cast.decision(target), isPartial };
      return { daysAgo, play: () => addLink(cast.acting(by, daysAgo), link) };
    }),
    ...demoTags.map(({ decision, tags, by, daysAgo }) => ({
      daysAgo,
      play: () => setTags(cast.acting(by, daysAgo), { decisionId: cast.decision(decision), tags: [...tags] }),
    })),
    ...demoTriggers.flatMap((trigger) => triggerSteps(cast, trigger)),
    ...demoPassages.flatMap((passage) => passageSteps(cast, passage)),
    ...demoSuggestions.map((one) => ({ daysAgo: one.daysAgo, play: () => suggest(cast, one) })),
    ...demoReadings.flatMap((reading) => readingSteps(cast, reading)),
    ...demoFollows.map((followed) => ({
      daysAgo: followed.daysAgo,
      play: () => follow(cast.acting(followed.by, followed.daysAgo), thingOf(cast, followed)),
    })),
  ];
}

/** Views of the list that people keep: they belong to no day. */
export async function playViews(cast: Cast): Promise<void> {
  for (const { by, ...view } of demoViews) await saveView(cast.acting(by, 0), { place: "decisions", ...view });
}

function thingOf(cast: Cast, followed: DemoFollow) {
  if ("decision" in followed) return { decisionId: cast.decision(followed.decision) };
  return "line" in followed ? { productLineId: cast.line(followed.line) } : { tag: followed.tag };
}

function triggerSteps(cast: Cast, { decision, by, daysAgo, words, happened }: DemoTrigger): readonly Step[] {
  const decisionId = cast.decision(decision);
  let triggerId = "";
  const name = async () => {
    ({ id: triggerId } = await addTrigger(cast.acting(by, daysAgo), { decisionId, words }));
  };
  if (happened === undefined) return [{ daysAgo, play: name }];
  const report = () =>
    reportTrigger(cast.acting(happened.by, happened.daysAgo), { decisionId, triggerId, note: happened.note });
  return [
    { daysAgo, play: name },
    { daysAgo: happened.daysAgo, play: report },
  ];
}

function passageSteps(cast: Cast, passage: DemoPassage): readonly Step[] {
  const { by, daysAgo, section: kind, words, answers } = passage;
  const decisionId = cast.decision(passage.decision);
  let passageId = "";
  const open = async () => {
    const author = cast.acting(by, daysAgo);
    const { revision } = await standing(author, decisionId, kind);
    ({ passageId } = await openPassage(author, {
      ...{ decisionId, revision, kind, words, at: 0 },
      body: cast.text(passage.body),
    }));
  };
  return [
    { daysAgo, play: open },
    ...answers.map((answer) => ({
      daysAgo: answer.daysAgo,
      play: () =>
        postComment(cast.acting(answer.by, answer.daysAgo), { decisionId, passageId, body: cast.text(answer.body) }),
    })),
  ];
}

async function suggest(cast: Cast, suggestion: DemoSuggestion): Promise<void> {
  const { by, daysAgo, section: kind, words: quote, replacement, reason } = suggestion;
  const author = cast.acting(by, daysAgo);
  const decisionId = cast.decision(suggestion.decision);
  const { revision, body } = await standing(author, decisionId, kind);
  await suggestWords(author, { decisionId, revision, kind, quote, startsAt: body.indexOf(quote), replacement, reason });
}

/** The number of a decision's latest revision, and what stands in one of its sections. */
async function standing(ctx: ActingCtx, decisionId: string, kind: SectionKind) {
  return withOrg(ctx, async (tx) => {
    const { latestRevision: revision } = await loadDecision(tx, ctx, { id: decisionId });
    const { sections } = await readRevision(tx, ctx, decisionId, revision);
    return { revision, body: sections.find((section) => section.kind === kind)?.body ?? "" };
  });
}

function readingSteps(cast: Cast, { decision, by, daysAgo, readers, inDays, read }: DemoReading): readonly Step[] {
  const decisionId = cast.decision(decision);
  const memberIds = readers.map((reader) => cast.acting(reader, daysAgo).memberId);
  const dueOn = momentAgo(cast.openedAt, -inDays).toISOString().slice(0, 10);
  return [
    { daysAgo, play: () => askToRead(cast.acting(by, daysAgo), { decisionId, memberIds, roles: [], dueOn }) },
    ...read.map((one) => ({
      daysAgo: one.daysAgo,
      play: () => acknowledge(cast.acting(one.by, one.daysAgo), decisionId),
    })),
  ];
}

async function acknowledge(reader: ActingCtx, decisionId: string): Promise<void> {
  const { revision, contentHash } = await withOrg(reader, async (tx) => {
    const decision = await loadDecision(tx, reader, { id: decisionId });
    return subjectOf(tx, reader, decision, decision.acceptedRevision ?? decision.latestRevision);
  });
  await acknowledgeReading(reader, { decisionId, revision, contentHash });
}
