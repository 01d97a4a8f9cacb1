"use client";

import { useState } from "react";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { Plus } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import type { ViewPlace } from "@/db/enums";
import { saveView } from "./actions";
import { NameDialog } from "./name-dialog";

interface Props {
  readonly slug: string;
  readonly place: ViewPlace;
  readonly query: string;
  readonly canShare: boolean;
}

/** Gives the present filters a name. */
export function SaveView({ slug, place, query, canShare }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [isShared, setShared] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        <Plus className="size-3.5" />
        Save view
      </Button>
      {isOpen && (
        <NameDialog
          title="Save these filters as a view"
          act="Save view"
          onClose={() => setOpen(false)}
          save={(name) => saveView(slug, { place, name, query, isShared })}
        >
          {canShare && (
            <CheckLine label="Show it to everybody but stakeholders" isChecked={isShared} onChange={setShared} />
          )}
        </NameDialog>
      )}
    </>
  );
}
