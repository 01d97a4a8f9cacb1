"use client";

import { Plus } from "@/app/_ui/icons";
import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { GoalForm } from "./goal-form";

/** The button that opens a form for another goal. */
export function NewGoal({ slug, refusal }: { readonly slug: string; readonly refusal: string | null }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="mt-4">
      {isOpen ? (
        <div className="rounded-card border border-line">
          <GoalForm slug={slug} goal={null} refusal={refusal} onDone={() => setOpen(false)} />
        </div>
      ) : (
        <Button refusal={refusal} isRefusalShown onClick={() => setOpen(true)}>
          <Plus className="size-3.5" />
          Add goal
        </Button>
      )}
    </div>
  );
}
