"use client";

import { useState } from "react";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { sizeText } from "./size-text";
import { useDownload } from "./use-download";

interface Props {
  readonly slug: string;
  /** The address's question, as the list has it. */
  readonly query: string;
}

const WAYS = [
  { value: "csv", label: "CSV", hint: "A row for each decision, for a spreadsheet." },
  { value: "madr", label: "MADR 4", hint: "A Markdown file for each record, in docs/decisions, with its pictures." },
  { value: "nygard", label: "adr-tools", hint: "Nygard’s layout in doc/adr, which adr list and adr generate read." },
  { value: "log4brains", label: "log4brains", hint: "In docs/adr, named by date." },
  { value: "site", label: "Site", hint: "Every decision and line as pages that open from a disk, without a server." },
];

/** Takes what the list shows with you: all of it, whatever the page shows. */
export function ExportButton({ slug, query }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [way, setWay] = useState("csv");
  const [asImported, setAsImported] = useState(false);
  const close = () => {
    stop();
    setIsOpen(false);
  };
  const { received, refusal, start, stop } = useDownload(() => setIsOpen(false));
  const run = () => {
    const asked = new URLSearchParams(query);
    if (way === "csv") return void start(`/o/${slug}/export/decisions?${asked}`, `${slug}-decisions.csv`);
    if (way === "site") return void start(`/o/${slug}/export/site`, `${slug}-site.zip`);
    asked.set("format", way);
    if (asImported) asked.set("imported", "as-they-were");
    void start(`/o/${slug}/export/files?${asked}`, `${slug}-${way}.zip`);
  };
  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        Export
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        {...(received === null && { onConfirm: run })}
        title="Export decisions"
        footer={
          <>
            <Button variant="quiet" onClick={close}>
              Cancel
            </Button>
            <span role="status" className="ml-auto text-xs text-ink-3 num">
              {received !== null && (received === 0 ? "Preparing" : `${sizeText(received)} so far`)}
            </span>
            <Button variant="primary" isPending={received !== null} onClick={run}>
              Export
            </Button>
          </>
        }
      >
        {refusal !== null && <Refusal title={refusal.message} />}
        <p>
          {way === "site"
            ? "Everything you may see, whatever the filters say."
            : "Everything these filters find and you may see, also what stands on later pages."}
        </p>
        <RadioGroup legend="As" name="export-way" options={WAYS} value={way} onChange={setWay} />
        {way !== "csv" && way !== "site" && (
          <CheckLine
            label="Imported files as they were"
            hint="Byte for byte under their own names, where nobody changed the decision here."
            isChecked={asImported}
            onChange={setAsImported}
          />
        )}
      </Dialog>
    </>
  );
}
