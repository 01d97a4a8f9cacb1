interface Props {
  readonly label: string;
  readonly name: string;
  readonly type?: "date" | "month";
  readonly value: string | undefined;
  /** Sends the form; left out where a button does. */
  readonly onChange?: () => void;
}

/** A day or a month as a chip. It counts once it is left, not with every digit: the first ones of a year are a year too. */
export function DateChip({ label, name, type = "date", value = "", onChange }: Props) {
  return (
    <label className="inline-flex h-11 items-center gap-1 rounded-control border border-line-2 bg-surface pl-2.5 text-xs font-medium text-ink-2 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent sm:h-7">
      <span className="whitespace-nowrap">{label}</span>
      <input
        key={value}
        type={type}
        name={name}
        defaultValue={value}
        placeholder={type === "month" ? "2026-01" : undefined}
        onBlur={(event) => event.currentTarget.value !== value && onChange?.()}
        className="h-full w-[8.5rem] rounded-control bg-transparent pr-1 font-medium text-ink outline-none"
      />
    </label>
  );
}
