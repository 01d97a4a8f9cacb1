"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import type { Readers } from "@/lib/following/readings/queries";
import { AskDialog } from "./ask-dialog";

interface Props {
  readonly slug: string;
  readonly decision: Readers["decision"];
  readonly people: Readers["possible"];
}

/** Opens the dialog in which people are asked to read it. */
export function AskButton({ slug, decision, people }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="primary" onClick={() => setOpen(true)}>
        Ask people to read it
      </Button>
      {isOpen && <AskDialog slug={slug} decision={decision} people={people} onClose={() => setOpen(false)} />}
    </>
  );
}
