"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { TextInput } from "@/app/_ui/form/text-input";
import { counted } from "@/app/_ui/text/format";
import type { RefusalValue } from "@/lib/errors";
import type { LeftOut } from "@/lib/imports/paths/rules";
import { discardImport, startImport } from "../actions";
import { chosenFrom, type Chosen } from "./chosen-files";
import { DropZone } from "./drop-zone";
import { MOST_DROPPED } from "./dropped-files";
import { LineSelect, type ImportableLine } from "./line-select";
import { PasteRecord } from "./paste-record";
import { RefusedFiles } from "./refused-files";
import { SendingBar } from "./sending-bar";
import { sendFiles } from "./send-files";

const UNREAD: RefusalValue = {
  code: "INVALID",
  message: `What you dropped cannot be read, or holds more than ${MOST_DROPPED.toLocaleString("en")} files. Choose the folder of the records itself.`,
};

interface Props {
  readonly slug: string;
  readonly lines: readonly ImportableLine[];
  /** Where earlier imports came from, the latest first. */
  readonly sources: readonly string[];
}

/** More earlier sources than these are typed. */
const SOURCES_SHOWN = 5;

/** Choose, name, send. Nothing becomes a decision before the next page has shown what was understood. */
export function StartImport({ slug, lines, sources }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [name, setName] = useState("");
  /** The name that what was chosen brought with it. */
  const [ownName, setOwnName] = useState("");
  const [pasted, setPasted] = useState("");
  const [lineId, setLineId] = useState<string | null>(lines.length === 1 ? (lines[0]?.id ?? null) : null);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [taken, setTaken] = useState<{ url: string; refused: readonly LeftOut[] } | null>(null);
  const sending = useRef<AbortController | null>(null);
  const choose = (next: Chosen) => {
    setRefusal(null);
    setChosen(next);
    // Under the name of what was chosen before, it would update the records of that.
    if (name.trim() !== "" && name !== ownName) return;
    setName(next.name);
    setOwnName(next.name);
  };
  const paste = () => {
    // A name of its own: a second paste is another record.
    const path = `pasted-${Date.now()}.md`;
    choose({ ...chosenFrom([{ path, file: new File([pasted], path, { type: "text/markdown" }) }]), name: "Pasted" });
  };
  const send = async () => {
    if (chosen === null) return;
    const control = new AbortController();
    sending.current = control;
    setProgress({ done: 0, of: chosen.files.length });
    const way = chosen.archive === null ? "files" : "archive";
    const started = await answered(startImport(slug, { way, sourceName: name, productLineId: lineId }));
    if (!started.ok) {
      setProgress(null);
      return setRefusal(started.refusal);
    }
    const url = `/o/${slug}/import/${started.value.id}`;
    const onProgress = (done: number, of: number) => setProgress({ done, of });
    const sent = await sendFiles({ url, chosen, signal: control.signal, onProgress }).catch(() => null);
    if (sent?.ok !== true) {
      // What did not arrive whole is nothing to come back to.
      await answered(discardImport(slug, { importId: started.value.id }));
      setProgress(null);
      return sent === null ? undefined : setRefusal(sent.refusal);
    }
    const unsaid = sent.value.refused.filter(({ path }) => !chosen.refused.some((one) => one.path === path));
    // Until the next page is here nothing can be sent once more.
    if (unsaid.length === 0) return router.push(url);
    setProgress(null);
    setTaken({ url, refused: unsaid });
  };
  if (progress !== null) return <SendingBar {...progress} onCancel={() => sending.current?.abort()} />;
  if (taken !== null)
    return (
      <div className="grid max-w-[46rem] gap-4">
        <RefusedFiles refused={taken.refused} />
        <ButtonLink variant="primary" href={taken.url} className="justify-self-start">
          Go on with the others
        </ButtonLink>
      </div>
    );
  const count = chosen === null ? 0 : chosen.files.length;
  const isEmpty = chosen !== null && chosen.archive === null && count === 0;
  return (
    <div className="grid max-w-[46rem] gap-5">
      <DropZone onChosen={(files) => choose(chosenFrom(files))} onUnread={() => setRefusal(UNREAD)} />
      {chosen === null ? (
        <PasteRecord text={pasted} onText={setPasted} onTaken={paste} />
      ) : (
        <p role="status" className="text-ink-2">
          {chosen.archive === null
            ? `${counted(count, "file")} to read${chosen.others > 0 ? `; ${counted(chosen.others, "other file")} stay where they are` : ""}.`
            : `${chosen.archive.name} is sent as it is.`}
        </p>
      )}
      {isEmpty && (
        <Refusal title="None of these is a record.">
          Records end in .md, .adoc, .rst or .txt. Choose the folder that holds them.
        </Refusal>
      )}
      {chosen !== null && chosen.refused.length > 0 && <RefusedFiles refused={chosen.refused} />}
      {chosen !== null && !isEmpty && (
        <>
          <div className="grid items-end gap-5 sm:grid-cols-2">
            <TextInput
              label="Where they come from"
              hint="Such as the repository. Imported again under this name, files are updated and not doubled."
              value={name}
              maxLength={120}
              error={refusal?.fields?.["sourceName"] ?? null}
              onChange={({ target }) => setName(target.value)}
            />
            <LineSelect
              label="Product line"
              hint="What these decisions are for. Each file can be given another one."
              lines={lines}
              value={lineId}
              onChange={setLineId}
            />
          </div>
          {sources.length > 0 && (
            <p className="-mt-3 flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
              Imported before from:
              {sources.slice(0, SOURCES_SHOWN).map((source) => (
                <button
                  key={source}
                  type="button"
                  aria-pressed={source === name}
                  onClick={() => setName(source)}
                  className="min-h-6 max-w-48 clip link aria-pressed:text-ink-3 aria-pressed:no-underline"
                >
                  {source}
                </button>
              ))}
            </p>
          )}
          {refusal !== null && <Refusal title={refusal.message} />}
          <div className="flex gap-2">
            <Button
              variant="primary"
              refusal={name.trim() === "" ? "Say where they come from first." : null}
              onClick={() => void send()}
            >
              Read them
            </Button>
            <Button variant="quiet" onClick={() => setChosen(null)}>
              Choose others
            </Button>
          </div>
          <p className="text-xs text-ink-3">Nothing becomes a decision yet: you see what was understood first.</p>
        </>
      )}
      {chosen === null && refusal !== null && <Refusal title={refusal.message} />}
    </div>
  );
}
