"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue } from "@/lib/errors";
import { rename } from "../actions";

interface Props {
  readonly slug: string;
  readonly name: string;
  readonly refusal: string | null;
}

interface State {
  readonly name: string;
  readonly refusal?: RefusalValue;
  readonly isSaved?: boolean;
}

/** The organization's name, for its owners to change and for everybody to read. */
export function RenameForm({ slug, name, refusal }: Props) {
  const router = useRouter();
  const [state, dispatch, isPending] = useActionState(
    async (_before: State, data: FormData): Promise<State> => {
      const typed = data.get("name");
      const next = typeof typed === "string" ? typed : "";
      const result = await answered(rename(slug, { name: next }));
      if (!result.ok) return { name: next, refusal: result.refusal };
      router.refresh();
      return { name: result.value.name, isSaved: true };
    },
    { name },
  );
  const error = state.refusal?.fields?.["name"];
  return (
    <form action={dispatch} noValidate className="grid gap-4">
      {state.refusal !== undefined && error === undefined && <Refusal title={state.refusal.message} />}
      <TextInput
        name="name"
        label="Name"
        defaultValue={state.name}
        readOnly={refusal !== null}
        error={error}
        autoComplete="off"
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" refusal={refusal} isPending={isPending}>
          Save name
        </Button>
        <span role="status" className="text-xs text-ink-3">
          {refusal ?? (state.isSaved === true ? "Saved." : "")}
        </span>
      </div>
    </form>
  );
}
