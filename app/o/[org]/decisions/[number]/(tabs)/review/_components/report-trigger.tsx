"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import { reportTrigger } from "../actions";
import type { ShownTrigger } from "./triggers";

/** Says that what was watched for has happened, and what exactly. */
export function ReportTrigger({
  slug,
  decisionId,
  trigger,
}: {
  slug: string;
  decisionId: string;
  trigger: ShownTrigger;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const report = () =>
    start(async () => {
      const result = await answered(reportTrigger(slug, { decisionId, triggerId: trigger.id, note }));
      if (!result.ok) return setProblem(result.refusal.fields?.note ?? result.refusal.message);
      setOpen(false);
      setNote("");
      setProblem(null);
      router.refresh();
    });
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        This happened
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={report}
        title={`“${trigger.words}” happened`}
        footer={
          <>
            <Button className="ml-auto" size="sm" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant="primary" size="sm" isPending={isPending} onClick={report} shortcut="⌘↵">
              Call for a review
            </Button>
          </>
        }
      >
        <p>The steward is called, and the decision is due for review.</p>
        <TextArea
          label="What happened"
          value={note}
          error={problem}
          onChange={(event) => setNote(event.target.value)}
        />
      </Dialog>
    </>
  );
}
