"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import { useVerb } from "@/app/o/[org]/decisions/[number]/_evaluation/parts/use-verb";
import { GOAL_LIMITS, type Goal } from "@/lib/organizations/goals/rules";
import { archiveGoal, saveGoal } from "../actions";

interface Props {
  readonly slug: string;
  /** Null for a new one. */
  readonly goal: Goal | null;
  readonly refusal: string | null;
  readonly onDone: () => void;
}

/** One goal: its name, what it means, and how much it matters beside the others. */
export function GoalForm({ slug, goal, refusal: locked, onDone }: Props) {
  const { run, isPending, refusal } = useVerb();
  const [text, setText] = useState({ name: goal?.name ?? "", description: goal?.description ?? "" });
  const [importance, setImportance] = useState(String(goal?.importance ?? 50));
  const save = () => run(() => saveGoal(slug, { ...(goal && { id: goal.id }), ...text, importance }), onDone);
  const isLocked = locked !== null;
  return (
    <form
      className="grid gap-4 bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isLocked) save();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
        <TextInput
          label="Name"
          value={text.name}
          readOnly={isLocked}
          maxLength={GOAL_LIMITS.name}
          error={refusal?.fields?.["name"] ?? null}
          onChange={(event) => setText({ ...text, name: event.target.value })}
        />
        <TextInput
          label="Importance, 1 to 100"
          type="number"
          min={1}
          max={100}
          value={importance}
          readOnly={isLocked}
          error={refusal?.fields?.["importance"] ?? null}
          onChange={(event) => setImportance(event.target.value)}
        />
      </div>
      <TextArea
        label="What it means"
        hint="What would be true if it were reached."
        rows={2}
        value={text.description}
        readOnly={isLocked}
        maxLength={GOAL_LIMITS.description}
        onChange={(event) => setText({ ...text, description: event.target.value })}
      />
      {refusal && !refusal.fields && <Refusal title={refusal.message} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" refusal={locked} isPending={isPending}>
          {goal === null ? "Add goal" : "Save goal"}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
        {goal !== null && (
          <Button
            variant="quiet"
            className="ml-auto"
            refusal={locked}
            onClick={() => run(() => archiveGoal(slug, { goalId: goal.id }), onDone)}
          >
            Archive
          </Button>
        )}
      </div>
    </form>
  );
}
