"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ChoiceList, type Choice } from "@/app/_ui/choice/choice-list";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";
import { tagsIn } from "@/lib/decisions/tags/rules";
import { changeLines, changeReviewDate, changeSteward, setTags } from "../../../actions";
import { TagField } from "./tag-field";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  readonly backTo: string;
  readonly stewardId: string;
  readonly stewards: readonly { readonly id: string; readonly name: string }[];
  readonly reviewOn: string | null;
  readonly tags: readonly string[];
  /** What others are tagged with. */
  readonly usedTags: readonly string[];
  readonly chosenLines: readonly string[];
  readonly lines: readonly Choice[];
  readonly linesRefusal: string | null;
}

const isEqual = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id) => b.includes(id));

/** Saves what was changed here, one verb after the other; the first refusal stops and says why. */
export function PropertiesForm({ slug, decisionId, backTo, stewards, lines, usedTags, ...now }: Props) {
  const router = useRouter();
  // As they were when the form was opened: what others change meanwhile is not undone by who did not touch it.
  const [before] = useState(now);
  const [stewardId, setSteward] = useState(before.stewardId);
  const [reviewOn, setReviewOn] = useState(before.reviewOn ?? "");
  const [tags, setWrittenTags] = useState(before.tags.join(", "));
  const [chosen, setChosen] = useState(before.chosenLines);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();

  const save = () =>
    start(async () => {
      // The steward comes last: whoever hands a proposed decision over may no longer change it.
      const steps: (() => Promise<Result<unknown>>)[] = [];
      if (!isEqual(chosen, before.chosenLines))
        steps.push(() => changeLines(slug, { decisionId, productLineIds: [...chosen] }));
      if (reviewOn !== (before.reviewOn ?? ""))
        steps.push(() => changeReviewDate(slug, { decisionId, reviewOn: reviewOn === "" ? null : reviewOn }));
      const written = tagsIn(tags);
      if (!isEqual(written, before.tags)) steps.push(() => setTags(slug, { decisionId, tags: [...written] }));
      if (stewardId !== before.stewardId) steps.push(() => changeSteward(slug, { decisionId, stewardId }));
      for (const step of steps) {
        const result = await answered(step());
        if (!result.ok) return setRefusal(result.refusal);
      }
      start(() => router.push(backTo));
    });

  return (
    <form
      className="grid max-w-[560px] gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {refusal !== null && <Refusal title={refusal.message} />}
      <Select label="Steward" value={stewardId} onChange={(event) => setSteward(event.currentTarget.value)}>
        {!stewards.some((steward) => steward.id === stewardId) && <option value={stewardId}>The present one</option>}
        {stewards.map((steward) => (
          <option key={steward.id} value={steward.id}>
            {steward.name}
          </option>
        ))}
      </Select>
      <TextInput
        type="date"
        label="Review date"
        hint="When somebody should ask whether this still holds. Empty: no date."
        value={reviewOn}
        onChange={(event) => setReviewOn(event.currentTarget.value)}
        error={refusal?.fields?.reviewOn}
      />
      <TagField value={tags} onChange={setWrittenTags} used={usedTags} error={refusal?.fields?.tags} />
      {now.linesRefusal === null ? (
        <ChoiceList
          legend="Product lines"
          name="line"
          choices={lines}
          chosen={chosen}
          onChange={setChosen}
          hint="Each line needs one approval of its lead, of a lead above, or of an owner."
        />
      ) : (
        <p className="text-ink-3">{now.linesRefusal}</p>
      )}
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          Save properties
        </Button>
        <ButtonLink href={backTo} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
