import { Fragment } from "react";
import { CODE_STYLE, PRE_STYLE } from "./code-style";
import { highlight } from "./highlight";

interface Props {
  readonly language: string;
  readonly source: string;
}

/** A block of code in the colours of its language; plain where the language is not known. Coloured on the server. */
export async function HighlightedCode({ language, source }: Props) {
  const lines = await highlight(source.replace(/\n$/, ""), language);
  return (
    <pre tabIndex={0} className={PRE_STYLE}>
      <code className={CODE_STYLE}>
        {lines === null
          ? source
          : lines.map((line, row) => (
              <Fragment key={row}>
                {row > 0 && "\n"}
                {line.map(({ text, color }, at) =>
                  color === null ? (
                    text
                  ) : (
                    <span key={at} style={{ color }}>
                      {text}
                    </span>
                  ),
                )}
              </Fragment>
            ))}
      </code>
    </pre>
  );
}
