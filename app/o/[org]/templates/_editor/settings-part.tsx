import { CheckLine } from "@/app/_ui/choice/check-line";
import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { WEIGHTING_METHODS } from "@/db/enums";
import { WEIGHTING_WORDS } from "@/lib/evaluations/settings/rules";
import type { TemplateContent } from "@/lib/evaluations/templates/input";

interface Props {
  readonly settings: TemplateContent["settings"];
  readonly onChange: (settings: TemplateContent["settings"]) => void;
}

/** How weights are found, unless an evaluation chooses otherwise in its setup. */
export function SettingsPart({ settings, onChange }: Props) {
  return (
    <section className="grid gap-3" aria-labelledby="weighting">
      <SectionTitle>
        <span id="weighting">How it is weighed</span>
      </SectionTitle>
      <RadioGroup
        legend="Weights"
        name="weighting"
        value={settings.weighting}
        onChange={(value) => {
          const weighting = WEIGHTING_METHODS.find((method) => method === value);
          if (weighting !== undefined) onChange({ ...settings, weighting });
        }}
        options={WEIGHTING_METHODS.map((method) => ({
          value: method,
          label: WEIGHTING_WORDS[method].name,
          hint: WEIGHTING_WORDS[method].hint,
        }))}
      />
      {settings.weighting !== "steward" && (
        <CheckLine
          label="Weigh themes first, then the criteria within each"
          isChecked={settings.weighsThemesFirst}
          onChange={(weighsThemesFirst) => onChange({ ...settings, weighsThemesFirst })}
        />
      )}
    </section>
  );
}
