import { useFollowed } from "@/app/_ui/form/kept/use-followed";
import { TextInput } from "@/app/_ui/form/text-input";

interface Props {
  readonly label: string;
  readonly type?: "date";
  /** As the page holds it. */
  readonly saved: string;
  readonly limit?: number;
  readonly onSave: (value: string) => void;
}

/**
 * What was read of a file, saved when it is left with something else in it. It follows what the page holds, except while another text is
 * being typed: else a correction that was taken back would be saved once more by whoever passes through the field.
 */
export function ReadField({ label, type, saved, limit, onSave }: Props) {
  const [text, setText] = useFollowed(saved);
  return (
    <TextInput
      label={label}
      type={type}
      value={text}
      maxLength={limit}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (text.trim() === saved) return;
        // Left empty it is what was read again, and is shown so.
        if (text.trim() === "") setText(saved);
        onSave(text.trim());
      }}
    />
  );
}
