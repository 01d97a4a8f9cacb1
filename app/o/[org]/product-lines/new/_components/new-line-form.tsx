"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue } from "@/lib/errors";
import { ParentSelect, type ParentChoice } from "../../_components/parent-select";
import { createProductLine } from "../../actions";

interface Props {
  readonly slug: string;
  readonly parentId: string;
  readonly choices: readonly ParentChoice[];
}

/** A name and a place in the tree. */
export function NewLineForm({ slug, choices, ...initial }: Props) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [parentId, setParent] = useState(initial.parentId);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const nameError = refusal?.fields?.name ?? null;
  const submit = () =>
    start(async () => {
      const result = await answered(createProductLine(slug, { name, parentId: parentId === "" ? null : parentId }));
      if (!result.ok) return setRefusal(result.refusal);
      // Pending until the line is here: sent once more meanwhile, it would make two.
      start(() => router.push(`/o/${slug}/product-lines/${result.value.slug}`));
    });
  return (
    <form
      className="grid max-w-[440px] gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {refusal !== null && nameError === null && <Refusal title={refusal.message} />}
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={nameError}
        maxLength={60}
        autoComplete="off"
        autoFocus
      />
      <ParentSelect choices={choices} value={parentId} onChange={setParent} />
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          Create product line
        </Button>
        <ButtonLink href={`/o/${slug}/product-lines`} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
