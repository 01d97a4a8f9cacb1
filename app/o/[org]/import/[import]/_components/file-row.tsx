"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import { ChevronRight, TriangleAlert } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { counted, dayOf } from "@/app/_ui/text/format";
import type { CorrectFile } from "@/lib/imports/input";
import type { ImportableLine } from "../../_components/line-select";
import { correctFile } from "../../actions";
import { FileDetails } from "./file-details";
import type { FileRowData } from "./file-rows";

interface Props {
  readonly slug: string;
  readonly record: FileRowData;
  readonly lines: readonly ImportableLine[];
  readonly lineId: string | null;
  readonly isOpen: boolean;
}

/** One file: what it becomes, and whether a person should look. */
export function FileRow({ slug, record, lines, lineId, isOpen }: Props) {
  const router = useRouter();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const guesses =
    record.notes.filter(({ isGuess }) => isGuess).length + record.open.length + (record.collision === null ? 0 : 1);
  const dangling = record.links.filter(({ reach }) => reach === "dangling").length;
  // What importing would leave as it is cannot be left out.
  const canBeLeft = record.standing.kind === "new" || record.standing.kind === "changed";
  const save = (changes: Omit<CorrectFile, "fileId">) =>
    start(async () => {
      const result = await answered(correctFile(slug, { fileId: record.fileId, ...changes }));
      setRefusal(result.ok ? null : result.refusal.message);
      if (result.ok) router.refresh();
    });
  return (
    <li className="border-b border-line" aria-busy={isPending}>
      <div className="flex items-center gap-3 py-2 pr-1">
        {isOpen && !canBeLeft && <span aria-hidden="true" className="size-4 shrink-0 max-sm:m-2" />}
        {isOpen && canBeLeft && (
          <input
            type="checkbox"
            aria-label={`Take in ${record.title}`}
            checked={!record.isLeft}
            disabled={isPending}
            onChange={({ target }) => save({ isLeft: !target.checked })}
            className="size-4 shrink-0 accent-accent max-sm:m-2"
          />
        )}
        <button
          type="button"
          aria-expanded={isUnfolded}
          onClick={() => setIsUnfolded(!isUnfolded)}
          className="group flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-control text-left"
        >
          <ChevronRight
            className={`size-3.5 shrink-0 text-ink-4 transition-transform group-hover:text-ink ${isUnfolded ? "rotate-90" : ""}`}
          />
          <span className="grid min-w-0 flex-1">
            <span className={`clip ${record.isLeft ? "text-ink-3 line-through" : "font-medium text-ink"}`}>
              {record.number !== null && <span className="mono text-ink-3">{record.number}. </span>}
              {record.title}
            </span>
            <span className="clip text-xs text-ink-3">{record.path}</span>
          </span>
        </button>
        {guesses + dangling > 0 && !record.isLeft && record.outcome === null && (
          <span className="inline-flex items-center gap-1 text-xs whitespace-nowrap text-caution-ink max-sm:hidden">
            <TriangleAlert className="size-3.5" strokeWidth={1.6} />
            {guesses > 0 ? counted(guesses, "guess", "guesses") : counted(dangling, "loose link")}
          </span>
        )}
        <span className="hidden w-24 text-right text-xs text-ink-3 num md:block">
          {record.decidedOn === null ? "no date" : dayOf(new Date(record.decidedOn), "UTC")}
        </span>
        <span className="w-28 shrink-0 max-sm:w-auto max-sm:max-w-28 max-sm:text-right">
          <StatusPill status={record.status} isPlain />
          <span className="block text-xs sm:hidden">
            <Becomes slug={slug} record={record} />
          </span>
        </span>
        <span className="hidden w-28 shrink-0 text-right text-xs sm:block">
          <Becomes slug={slug} record={record} />
        </span>
      </div>
      {refusal !== null && (
        <p role="alert" className="pb-2 pl-7 text-xs text-critical-ink">
          {refusal}
        </p>
      )}
      {isUnfolded && (
        <FileDetails
          slug={slug}
          record={record}
          lines={lines}
          lineId={lineId}
          isOpen={isOpen}
          isPending={isPending}
          save={save}
        />
      )}
    </li>
  );
}

/** What importing does with a file, or has done. */
function Becomes({ slug, record: { outcome, becameNumber, isLeft, standing } }: { slug: string; record: FileRowData }) {
  if (becameNumber !== null)
    return (
      <Link href={`/o/${slug}/decisions/${becameNumber}`} className="mono link">
        ADR-{becameNumber}
      </Link>
    );
  if (isLeft || outcome === "left") return <span className="text-ink-3">left out</span>;
  const words = {
    new: "new",
    same: `ADR-${"number" in standing ? standing.number : ""}, unchanged`,
    changed: `updates ADR-${"number" in standing ? standing.number : ""}`,
    "changed here": `ADR-${"number" in standing ? standing.number : ""} differs here`,
  };
  return <span className="text-ink-3">{words[standing.kind]}</span>;
}
