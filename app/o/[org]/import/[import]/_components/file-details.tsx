import { DECISION_STATUSES, type DecisionStatus } from "@/db/enums";
import { Note } from "@/app/_ui/feedback/note";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import type { CorrectFile } from "@/lib/imports/input";
import { LineSelect, type ImportableLine } from "../../_components/line-select";
import type { FileRowData } from "./file-rows";
import { ReadField } from "./read-field";

interface Props {
  readonly slug: string;
  readonly record: FileRowData;
  readonly lines: readonly ImportableLine[];
  readonly lineId: string | null;
  readonly isOpen: boolean;
  readonly isPending: boolean;
  readonly save: (changes: Omit<CorrectFile, "fileId">) => void;
}

/** What was read of a file and why, and where it can be set right. */
export function FileDetails({ record, lines, lineId, isOpen, isPending, save }: Props) {
  const { own, notes, open, collision, links, people, standing } = record;
  return (
    <div className="grid gap-4 pb-4 pl-7 sm:max-w-[52rem]">
      {standing.kind === "changed here" && (
        <Note>
          ADR-{standing.number} was changed in Accord since it was imported, so it is left as it is. Edit it there if
          the file is right.
        </Note>
      )}
      {isOpen && (standing.kind === "new" || standing.kind === "changed") && (
        <div className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_8.5rem_10rem_minmax(0,1.3fr)]">
          <ReadField
            label="Title"
            saved={record.title}
            limit={200}
            onSave={(title) => {
              if (title !== "") save({ title });
            }}
          />
          <Select
            label="Status"
            value={record.status}
            disabled={isPending}
            onChange={({ target }) => save({ status: statusOf(target.value) })}
          >
            {DECISION_STATUSES.map((status) => (
              <option key={status} value={status}>
                {status.charAt(0).toUpperCase() + status.slice(1)}
              </option>
            ))}
          </Select>
          <ReadField
            label="Decided on"
            type="date"
            saved={record.decidedOn ?? ""}
            onSave={(day) => save({ decidedOn: day === "" ? null : day })}
          />
          {standing.kind === "new" && (
            <LineSelect
              label="Product line"
              lines={lines}
              value={record.productLineId ?? lineId}
              isDisabled={isPending}
              onChange={(productLineId) => save({ productLineId })}
            />
          )}
        </div>
      )}
      {record.isCorrected && isOpen && (
        <Button
          size="sm"
          variant="quiet"
          className="justify-self-start"
          isPending={isPending}
          onClick={() => save({ title: null, status: null, decidedOn: null })}
        >
          Back to what was read
        </Button>
      )}
      <dl className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
        <Fact word="Read as">{`${FORMATS[own.format]}, ${own.reading}`}</Fact>
        {own.statusRaw !== null && (
          <Fact word="Status in the file">{own.statusRaw.replace(/\s+/g, " ").slice(0, 200)}</Fact>
        )}
        {own.number !== null && <Fact word="Its number">{own.number}</Fact>}
        {people.length > 0 && <Fact word="People">{people.join(", ")}</Fact>}
        {links.length > 0 && (
          <Fact word="Links">
            <ul className="grid gap-0.5">
              {links.map((link) => (
                <li key={`${link.verb} ${link.target} ${link.line}`}>
                  {link.isPartial && "In part: "}
                  {link.verb ?? "mentions"} <span className="mono">{link.to ?? link.target}</span>
                  {link.reach === "dangling" && <span className="text-caution-ink"> leads nowhere</span>}
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      {notes.length + open.length + (collision === null ? 0 : 1) > 0 && (
        <ul aria-label="What was guessed" className="grid gap-1 text-xs">
          {open.map((sentence) => (
            <li key={sentence} className="text-caution-ink">
              {sentence}
            </li>
          ))}
          {collision !== null && <li className="text-caution-ink">{collision}</li>}
          {notes.map(({ line, column, what, why, isGuess }) => (
            <li key={`${line} ${column} ${what} ${why}`} className={isGuess ? "text-caution-ink" : "text-ink-3"}>
              <span className="mono text-ink-3">
                {line}:{column}
              </span>{" "}
              {what} {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Fact({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{word}</dt>
      <dd className="min-w-0 wrap-anywhere text-ink-2">{children}</dd>
    </>
  );
}

const FORMATS: Readonly<Record<FileRowData["own"]["format"], string>> = {
  nygard: "a record of adr-tools",
  madr: "a MADR record",
  log4brains: "a log4brains record",
  "front matter": "Markdown with front matter",
  table: "Markdown with a table of metadata",
  asciidoc: "AsciiDoc",
  rst: "reStructuredText",
  text: "a text",
};

/** A value of the list above. */
const statusOf = (value: string): DecisionStatus | null => DECISION_STATUSES.find((status) => status === value) ?? null;
