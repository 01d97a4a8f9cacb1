"use client";

import { useId, useState, type DragEvent } from "react";
import { classNames } from "@/app/_ui/class-names";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { namesInFile, verifyHistoryFile } from "@/lib/exports/history/verifier/rules";
import { describeReport, type HistoryReport } from "@/lib/exports/history/verifier/words/rules";
import { BROWSER_PLATFORM } from "./browser-platform";
import { Verdict } from "./verdict";

interface Checked {
  readonly fileName: string;
  readonly report: HistoryReport;
  readonly sentences: readonly string[];
}

/** Takes a history file, with checkpoints and receipts that somebody kept, and says what holds. */
export function CheckFile() {
  const id = useId();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  const [isOver, setOver] = useState(false);
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setReading(true);
    setRefusal(null);
    setChecked(null);
    const found = await check(files).catch((error: unknown) => (error instanceof Unreadable ? error.message : UNSAFE));
    if (typeof found === "string") setRefusal(found);
    else setChecked(found);
    setReading(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  return (
    <div className="grid grid-cols-1 gap-4">
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          "grid grid-cols-1 justify-items-start gap-2 rounded-card border border-dashed p-5",
          isOver ? "border-accent bg-accent-soft" : "border-control bg-sunken",
        )}
      >
        <label htmlFor={id} className="text-base font-medium">
          A history file, and the checkpoints or receipts that you kept
        </label>
        <input
          id={id}
          type="file"
          multiple
          onChange={({ target }) => void take([...(target.files ?? [])])}
          className="max-w-full text-sm text-ink-2 file:mr-3 file:h-8 file:rounded-control file:border file:border-line-2 file:bg-surface file:px-3 file:text-sm file:text-ink"
        />
        <p className="text-xs text-ink-3">Drop the files here, or choose them. Choose several at once.</p>
      </div>
      <div role="status">{isReading && <p className="text-ink-3">Checking</p>}</div>
      {refusal !== null && <Refusal title={refusal} />}
      {checked !== null && <Verdict {...checked} />}
    </div>
  );
}

/** What a person can do something about. */
class Unreadable extends Error {}

const UNSAFE =
  "This browser cannot check signatures on this page. Open it over https, use a current browser, or check the file with verify.mjs.";

/** More than this a browser does not hold comfortably. */
const MOST_BYTES = 400_000_000;

async function check(files: readonly File[]): Promise<Checked> {
  const texts = await Promise.all(
    files.map(async (file) => {
      if (file.size > MOST_BYTES) throw new Unreadable(`${file.name} is too large for a browser: use verify.mjs.`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      return { file, bytes, begins: new TextDecoder().decode(bytes.subarray(0, 400)) };
    }),
  );
  const [history, ...others] = texts.filter(({ begins }) => begins.startsWith("{"));
  if (texts.some(({ begins }) => begins.startsWith("PK")))
    throw new Unreadable("This is an archive. Take history.jsonl out of it, or give the archive to verify.mjs.");
  if (history === undefined || others.length > 0)
    throw new Unreadable(
      "Choose exactly one history file: its name ends in .jsonl. Checkpoints and receipts may come with it.",
    );
  const kept = texts.filter((one) => one !== history).map(({ bytes }) => new TextDecoder().decode(bytes));
  const isReceipt = (text: string) => text.startsWith("Accord receipt");
  const report = await verifyHistoryFile(BROWSER_PLATFORM, history.bytes, {
    checkpoints: kept.filter((text) => !isReceipt(text)),
    receipts: kept.filter(isReceipt),
  });
  const sentences = describeReport(report, namesInFile(BROWSER_PLATFORM, history.bytes));
  return { fileName: history.file.name, report, sentences };
}
