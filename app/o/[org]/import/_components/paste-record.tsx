import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The text is whole: whoever looks something up in another window has not ended it. */
  readonly onTaken: () => void;
}

/** One record as a text, for whoever has it nowhere as a file. */
export function PasteRecord({ text, onText, onTaken }: Props) {
  const [isBegun] = useState(text !== "");
  return (
    <details className="group" open={isBegun}>
      <summary className="cursor-pointer text-ink-2 hover:text-ink">Or paste one record</summary>
      <div className="mt-3 grid justify-items-start gap-3 *:w-full">
        <TextArea
          label="Text of the record"
          rows={8}
          spellCheck={false}
          className="mono"
          value={text}
          onChange={({ target }) => onText(target.value)}
        />
        <div>
          <Button refusal={text.trim() === "" ? "Paste the text of a record first." : null} onClick={onTaken}>
            Take this text
          </Button>
        </div>
      </div>
    </details>
  );
}
