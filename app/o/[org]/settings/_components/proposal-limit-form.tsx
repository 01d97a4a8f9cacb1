"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import { setProposalLimit } from "../actions";

/** After how many days a proposal counts as left lying on the page on health. */
export function ProposalLimitForm({ slug, days, refusal }: { slug: string; days: number; refusal: string | null }) {
  const router = useRouter();
  const [typed, setTyped] = useState(String(days));
  const [state, setState] = useState<{ readonly error?: string; readonly isSaved?: boolean }>({});
  const [isPending, start] = useTransition();
  const save = () =>
    start(async () => {
      const result = await answered(setProposalLimit(slug, { days: Number(typed) }));
      if (!result.ok) return setState({ error: result.refusal.fields?.days ?? result.refusal.message });
      setState({ isSaved: true });
      router.refresh();
    });
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="w-full max-w-72">
        <TextInput
          type="number"
          inputMode="numeric"
          min={1}
          max={365}
          label="A proposal is left lying after so many days"
          hint="So is an evaluation that nobody closes."
          value={typed}
          readOnly={refusal !== null}
          error={state.error}
          onChange={(event) => {
            setTyped(event.target.value);
            setState({});
          }}
        />
      </div>
      <Button type="submit" refusal={refusal} isPending={isPending}>
        Save days
      </Button>
      <span role="status" className="text-xs text-ink-3">
        {refusal ?? (state.isSaved === true ? "Saved." : "")}
      </span>
    </form>
  );
}
