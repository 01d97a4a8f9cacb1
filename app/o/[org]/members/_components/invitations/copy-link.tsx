"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";

/** A link that is shown once, on the address this page came from. */
export function CopyLink({ path, label }: { readonly path: string; readonly label: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const url = `${window.location.origin}${path}`;
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setIsCopied(true),
      // Without permission, as on a plain http address, the text is selected for copying by hand.
      () => setIsCopied(false),
    );
  return (
    <div className="grid gap-2">
      <TextInput
        label={label}
        hint="Shown only now. Send it to them alone, where nobody else reads along."
        readOnly
        value={url}
        onFocus={({ target }) => target.select()}
      />
      <Button size="sm" className="justify-self-start" onClick={copy}>
        {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {isCopied ? "Copied" : "Copy link"}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? "Copied" : ""}
      </span>
    </div>
  );
}
