"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState, useTransition, type KeyboardEvent } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { useKept, type Kept } from "@/app/_ui/form/kept/use-kept";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import type { SectionKind } from "@/db/enums";
import type { KeptPicture } from "@/lib/decisions/attachments/queries";
import type { RevisionConflict } from "@/lib/decisions/revisions/input";
import { isRevisionConflict } from "@/lib/decisions/revisions/rules";
import type { RefusalValue } from "@/lib/errors";
import { discardDraft, reviseDecision } from "../../actions";
import { picturesAt } from "../../_components/pictures";
import { ConflictDialog } from "./conflict-dialog";
import { DraftNote } from "./draft-note";
import { changedSections, openSections, type EditedSection } from "./editor-state";
import { SectionEditor } from "./section-editor";
import { useTogether } from "./together/use-together";
import { useDraftSaving } from "./use-draft-saving";
import { useKeptPictures } from "./use-kept-pictures";

interface Heading {
  readonly text: string;
  /** The saved title that `text` was typed over. */
  readonly base: string;
  /** What changed. */
  readonly summary: string;
}

/** Titles and what changed, which are no drafts, as they were typed in this tab. */
const kept: Kept<Heading> = new Map();

interface Props {
  readonly memberId: string;
  readonly slug: string;
  readonly decisionId: string;
  readonly number: number;
  readonly title: string;
  readonly revision: number;
  readonly sections: readonly { readonly kind: SectionKind; readonly body: string; readonly commitment: string }[];
  readonly drafts: readonly {
    readonly kind: SectionKind;
    readonly body: string;
    readonly baseCommitment: string;
    readonly savedAt: string;
  }[];
  readonly pictures: readonly KeptPicture[];
  /** The sections that are being written together already. */
  readonly begun: readonly SectionKind[];
}

/** The whole record in fields. Typing is kept as a private draft; only saving makes a revision. */
export function Editor({ memberId, slug, decisionId, number, revision, drafts, ...opened }: Props) {
  const router = useRouter();
  const base = `/o/${slug}/decisions/${number}`;
  const [sections, setSections] = useState(() => openSections(opened.sections, drafts));
  const { pictures, add } = useKeptPictures(
    `${base}/attachments`,
    opened.pictures,
    sections.map(({ body }) => body),
  );
  const untouched = { text: opened.title, base: opened.title, summary: "" };
  const { value: heading, ...typed } = useKept(kept, `${memberId} ${decisionId}`, untouched);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [conflict, setConflict] = useState<RevisionConflict | null>(null);
  const [isPending, start] = useTransition();
  const lastSaved =
    drafts
      .map((draft) => draft.savedAt)
      .sort()
      .at(-1) ?? null;
  const { draft, line } = useDraftSaving(`${base}/draft`, lastSaved);
  const together = useTogether({
    ...{ slug, decisionId, base, begun: opened.begun },
    baseOf: (kind) => {
      const section = sections.find((one) => one.kind === kind);
      return { commitment: section?.baseCommitment ?? "", body: section?.baseBody ?? "" };
    },
    onBase: (kind, { commitment, body }, isBehind) =>
      setSections((all) =>
        all.map((one) => (one.kind === kind ? { ...one, baseCommitment: commitment, baseBody: body, isBehind } : one)),
      ),
  });
  const changed = changedSections(sections);
  const shown = useMemo(() => picturesAt(base, pictures), [base, pictures]);
  const isChanged = changed.length > 0 || heading.text.trim() !== heading.base;

  const write = (section: EditedSection, body: string) => {
    setSections((all) => all.map((one) => (one.kind === section.kind ? { ...one, body } : one)));
    // What is written together is kept by what keeps it together.
    if (!together.isShared(section.kind)) line.keep(section.kind, { body, baseCommitment: section.baseCommitment });
  };

  const save = (all: readonly EditedSection[], { text, base: titleBefore, summary }: Heading) =>
    start(async () => {
      await Promise.all([line.settle(), together.settle()]);
      const result = await answered(
        reviseDecision(slug, {
          decisionId,
          changes: changedSections(all).map(({ kind, body, baseCommitment }) => ({ kind, body, baseCommitment })),
          ...(text.trim() !== titleBefore && { title: text, baseTitle: titleBefore }),
          summary,
        }),
      );
      if (result.ok) {
        line.forgetMissing();
        typed.forget();
        // Pending until the page is here: saved once more meanwhile, it would meet its own revision.
        return start(() => router.push(base));
      }
      if (result.refusal.code === "CONFLICT" && isRevisionConflict(result.refusal.detail))
        setConflict(result.refusal.detail);
      else setRefusal(result.refusal);
    });

  const resolve = (text: string) => {
    if (conflict === null) return;
    const { kind, theirs, theirCommitment } = conflict;
    const next = sections.map((one) =>
      one.kind === kind
        ? {
            ...one,
            body: text,
            baseBody: theirs,
            baseCommitment: theirCommitment,
            isBehind: false,
            edition: one.edition + 1,
          }
        : one,
    );
    const settled = kind === "title" ? { ...heading, text, base: theirs } : heading;
    setSections(next);
    typed.change(settled);
    setConflict(null);
    save(next, settled);
  };

  const discard = () =>
    start(async () => {
      for (const { kind } of changed) together.reset(kind);
      await Promise.all([line.settle(), together.settle()]);
      const result = await answered(discardDraft(slug, { number }));
      if (!result.ok) return setRefusal(result.refusal);
      line.forgetMissing();
      typed.discard();
      start(() => router.push(base));
    });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || conflict !== null || !isChanged) return;
    event.preventDefault();
    // Saved once more, it would meet its own revision and call that a conflict.
    if (!isPending) save(sections, heading);
  };

  return (
    <form
      className="grid gap-7"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save(sections, heading);
      }}
    >
      <h1 className="sr-only">Edit ADR-{number}</h1>
      <TextInput
        label="Title"
        value={heading.text}
        onChange={(event) => typed.change({ ...heading, text: event.currentTarget.value })}
        error={refusal?.fields?.title}
        maxLength={200}
        autoComplete="off"
        className="text-md font-semibold"
      />
      {sections.map((section) => (
        <SectionEditor
          key={section.kind}
          slug={slug}
          decisionId={decisionId}
          base={base}
          section={section}
          pictures={shown}
          onChange={(body) => write(section, body)}
          view={together.views[section.kind]}
          refusal={together.refusals[section.kind]}
          onField={(field) => together.onField(section.kind, field)}
          onFocus={() => together.join(section.kind)}
          onOwn={(isTaken) => together.settleOwn(section.kind, isTaken)}
          onPicture={add}
        />
      ))}
      <div className="sticky bottom-0 z-2 -mx-4 grid gap-3 border-t border-line bg-surface px-4 py-3 max-sm:bottom-14 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
        {refusal !== null && (
          <Refusal title={refusal.message} isCritical={refusal.code !== "INVALID"}>
            {changed.length > 0 && "Your text is still here, and kept as your draft."}
          </Refusal>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <div className="min-w-0 grow basis-full sm:basis-56">
            <TextInput
              label="What changed"
              isLabelHidden
              placeholder={`What changed since revision ${revision} (optional)`}
              value={heading.summary}
              onChange={(event) => typed.change({ ...heading, summary: event.currentTarget.value })}
              error={refusal?.fields?.summary}
              maxLength={300}
              autoComplete="off"
            />
          </div>
          <DraftNote draft={draft} />
          {isChanged || heading.summary !== "" ? (
            <Button variant="quiet" onClick={discard} isPending={isPending}>
              Discard draft
            </Button>
          ) : (
            <ButtonLink href={base} variant="quiet">
              Back
            </ButtonLink>
          )}
          <Button
            type="submit"
            variant="primary"
            shortcut="⌘↵"
            isPending={isPending}
            refusal={isChanged ? null : "Nothing differs from the saved text."}
          >
            Save revision
          </Button>
        </div>
      </div>
      {conflict !== null && (
        <ConflictDialog conflict={conflict} onClose={() => setConflict(null)} onResolve={resolve} />
      )}
    </form>
  );
}
