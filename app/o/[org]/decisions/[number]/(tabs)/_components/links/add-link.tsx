"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

const LinkDialog = dynamic(() => import("./link-dialog").then((file) => file.LinkDialog));

interface Props {
  readonly slug: string;
  readonly decision: { readonly id: string; readonly number: number };
  readonly supersedesRefusal: string | null;
}

/** Opens the dialog that says how this decision stands to another one. */
export function AddLink(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="text-xs link" onClick={() => setOpen(true)}>
        Add
      </button>
      {isOpen && <LinkDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
