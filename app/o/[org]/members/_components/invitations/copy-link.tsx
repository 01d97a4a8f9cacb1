"use client";

import { Check, Copy } from "@/app/_ui/icons";
import { useRef, useState } from "react";
import { COPY_BY_HAND, copyText } from "@/app/_ui/feedback/copy-text";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";

/** A link that is shown once, on the address this page came from. */
export function CopyLink({ path, label }: { readonly path: string; readonly label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"shown" | "copied" | "selected">("shown");
  const url = `${window.location.origin}${path}`;
  const copy = async () => {
    const isCopied = await copyText(url);
    setState(isCopied ? "copied" : "selected");
    if (!isCopied) box.current?.querySelector("input")?.focus();
  };
  return (
    <div ref={box} className="grid gap-2">
      <TextInput
        label={label}
        hint="Shown only now. Send it to them alone, where nobody else reads along."
        readOnly
        value={url}
        onFocus={({ target }) => target.select()}
      />
      <Button size="sm" className="justify-self-start" onClick={copy}>
        {state === "copied" ? <Check /> : <Copy />}
        {state === "copied" ? "Copied" : "Copy link"}
      </Button>
      <p role="status" className={state === "selected" ? "text-xs text-ink-3" : "sr-only"}>
        {state === "copied" ? "Copied" : state === "selected" && COPY_BY_HAND}
      </p>
    </div>
  );
}
