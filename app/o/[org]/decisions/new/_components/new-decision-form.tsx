"use client";

import { Link } from "@/app/_ui/link/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ChoiceList, type Choice } from "@/app/_ui/choice/choice-list";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue } from "@/lib/errors";
import type { OfferedTemplate } from "../../../_templates/offered-template";
import { beginDecision } from "../actions";
import { StartChoice, type Start } from "./start-choice";

interface Props {
  readonly slug: string;
  readonly title: string;
  readonly templateKey: string | null;
  readonly templates: readonly OfferedTemplate[];
  readonly lines: readonly Choice[];
  readonly chosenLines: readonly string[];
}

const TITLE_LIMIT = 200;
/** From here on the form counts what is left. */
const LONG_TITLE = 160;

/** Asks for the little a decision begins with; everything else is written or voted on afterwards. */
export function NewDecisionForm({ slug, templates, lines, ...initial }: Props) {
  const router = useRouter();
  const [title, setTitle] = useState(initial.title);
  const [chosen, setChosen] = useState(initial.chosenLines);
  const [begun, setBegun] = useState<Start>({ templateKey: initial.templateKey, method: null });
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const submit = () =>
    start(async () => {
      const result = await answered(beginDecision(slug, { title, productLineIds: [...chosen], ...begun }));
      if (!result.ok) return setRefusal(result.refusal);
      const page = begun.templateKey === null && begun.method === null ? "edit" : "evaluation";
      // Pending until the draft is here: sent once more meanwhile, it would make two.
      start(() => router.push(`/o/${slug}/decisions/${result.value.number}/${page}`));
    });
  const titleError = refusal?.fields?.title ?? null;
  return (
    <form
      className="grid max-w-[560px] gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {refusal !== null && titleError === null && <Refusal title={refusal.message} />}
      <TextInput
        label="Title"
        hint={
          title.length < LONG_TITLE
            ? "The question as your team would ask it. It can be reworded until it is accepted."
            : `${TITLE_LIMIT - title.length} of ${TITLE_LIMIT} characters left. What does not fit belongs into the record’s context.`
        }
        name="title"
        value={title}
        onChange={(event) => {
          setTitle(event.currentTarget.value);
          setRefusal(null);
        }}
        placeholder="Django or Flask for the billing services?"
        error={titleError}
        maxLength={TITLE_LIMIT}
        autoComplete="off"
        autoFocus
      />
      <StartChoice templates={templates} value={begun} onChange={setBegun} />
      {lines.length > 0 ? (
        <ChoiceList
          legend="Product lines"
          name="line"
          choices={lines}
          chosen={chosen}
          onChange={setChosen}
          hint="Each line's lead approves it. It needs one before it can be proposed."
        />
      ) : (
        <p className="text-ink-3">
          There is no product line yet. A decision needs one before it can be proposed.{" "}
          <Link href={`/o/${slug}/product-lines`} className="link">
            Product lines
          </Link>
        </p>
      )}
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          Create draft
        </Button>
        <ButtonLink href={`/o/${slug}/decisions`} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
