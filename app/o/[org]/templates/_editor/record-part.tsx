import { TextArea } from "@/app/_ui/form/text-area";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import type { TemplateContent } from "@/lib/evaluations/templates/input";

interface Props {
  readonly record: TemplateContent["record"];
  readonly onChange: (record: TemplateContent["record"]) => void;
}

/** What the sections of the record begin with which no vote can fill. */
export function RecordPart({ record, onChange }: Props) {
  return (
    <section className="grid gap-4" aria-labelledby="record">
      <SectionTitle>
        <span id="record">What the record begins with</span>
      </SectionTitle>
      {(["context", "drivers", "confirmation", "more"] as const).map((kind) => (
        <TextArea
          key={kind}
          label={SECTION_GUIDES[kind].heading}
          hint="Markdown."
          rows={3}
          value={record[kind]}
          maxLength={20_000}
          onChange={({ target }) => onChange({ ...record, [kind]: target.value })}
        />
      ))}
    </section>
  );
}
