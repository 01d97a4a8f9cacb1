"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { TextInput } from "@/app/_ui/form/text-input";
import type { RefusalValue } from "@/lib/errors";
import type { ChangeImport } from "@/lib/imports/input";
import { LineSelect, type ImportableLine } from "../../_components/line-select";
import { changeImport } from "../../actions";

interface Props {
  readonly slug: string;
  readonly found: {
    readonly id: string;
    readonly sourceName: string;
    readonly productLineId: string | null;
    readonly keepsNumbers: boolean;
  };
  readonly lines: readonly ImportableLine[];
}

/** What holds for all files of an import. Saved as it is changed. */
export function ImportSettings({ slug, found, lines }: Props) {
  const router = useRouter();
  const [name, setName] = useState(found.sourceName);
  const [lineId, setLineId] = useState(found.productLineId);
  const [keeps, setKeeps] = useState(found.keepsNumbers);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const save = (changes: Omit<ChangeImport, "importId">) =>
    start(async () => {
      const result = await answered(changeImport(slug, { importId: found.id, ...changes }));
      setRefusal(result.ok ? null : result.refusal);
      if (result.ok) return router.refresh();
      // A choice shows what will be imported: one that was refused is none. A name is typed, and stays to be mended.
      setLineId(found.productLineId);
      setKeeps(found.keepsNumbers);
    });
  return (
    <section aria-label="For all files" aria-busy={isPending} className="mt-5 grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <TextInput
          label="Where they come from"
          value={name}
          maxLength={120}
          error={refusal?.fields?.["sourceName"] ?? null}
          onChange={({ target }) => setName(target.value)}
          onBlur={() => {
            if (name.trim() !== found.sourceName) save({ sourceName: name });
          }}
        />
        <LineSelect
          label="Product line"
          lines={lines}
          value={lineId}
          onChange={(productLineId) => {
            setLineId(productLineId);
            save({ productLineId });
          }}
        />
        <div className="sm:pt-6">
          <CheckLine
            label="Keep their numbers"
            hint="Where a number is free; else the next, and the old one still finds it."
            isChecked={keeps}
            onChange={(keepsNumbers) => {
              setKeeps(keepsNumbers);
              save({ keepsNumbers });
            }}
          />
        </div>
      </div>
      {refusal !== null && refusal.fields === undefined && <Refusal title={refusal.message} />}
    </section>
  );
}
