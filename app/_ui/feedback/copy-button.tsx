"use client";

import { Check, Copy } from "@/app/_ui/icons";
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "../form/button";
import type { ButtonStyle } from "../form/button-style";
import { TextInput } from "../form/text-input";
import { Dialog } from "../overlay/dialog";
import { COPY_BY_HAND, copyText } from "./copy-text";

type Props = ButtonStyle & {
  readonly text: string;
  /** What is copied, as the button's name: "Copy the link". */
  readonly label: string;
  /** Shown in the button; without, it is an icon. */
  readonly children?: ReactNode;
};

/** Copies a text and says so in place. Where the browser does not let a page copy, it selects the text for doing so by hand. */
export function CopyButton({ text, label, variant = "quiet", size, children }: Props) {
  const [isCopied, setCopied] = useState(false);
  const [isByHand, setByHand] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    const isDone = await copyText(text);
    setCopied(isDone);
    setByHand(!isDone);
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <>
      <Button
        variant={variant}
        size={size ?? (children ? "sm" : "square-sm")}
        aria-label={children ? undefined : label}
        title={label}
        onClick={copy}
      >
        <Icon strokeWidth={1.6} />
        {children && (isCopied ? "Copied" : children)}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? "Copied" : ""}
      </span>
      <Dialog
        isOpen={isByHand}
        onClose={() => setByHand(false)}
        title={label}
        footer={
          <Button className="ml-auto" onClick={() => setByHand(false)}>
            Close
          </Button>
        }
      >
        <TextInput
          label="The text is selected"
          hint={COPY_BY_HAND}
          readOnly
          value={text}
          onFocus={({ target }) => target.select()}
        />
      </Dialog>
    </>
  );
}
