import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { OptionText } from "./option-text";

interface Props {
  readonly options: readonly MatrixOption[];
  readonly marked: readonly string[];
  readonly isLocked: boolean;
  readonly onChange: (marked: string[]) => void;
}

/** Every option with a box to mark it by. */
export function ApprovalMarks({ options, marked, isLocked, onChange }: Props) {
  const toggle = (id: string) => onChange(marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id]);
  return (
    <fieldset>
      <legend className="sr-only">Options that would do</legend>
      <ul className="border-t border-line">
        {options.map((option) => (
          <li key={option.id} className="border-b border-line">
            <label className="flex min-h-12 items-center gap-3 px-1 py-2 hover:bg-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
              <input
                type="checkbox"
                checked={marked.includes(option.id)}
                disabled={isLocked}
                onChange={() => toggle(option.id)}
                className="size-5 shrink-0 accent-accent outline-none"
              />
              <OptionText option={option} />
            </label>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-ink-3 num" role="status">
        {marked.length === 0 ? "None marked: none of them would do." : `${marked.length} of ${options.length} marked`}
      </p>
    </fieldset>
  );
}
