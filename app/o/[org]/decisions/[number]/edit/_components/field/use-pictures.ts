"use client";

import { useState } from "react";
import type { KeptPicture } from "@/lib/decisions/attachments/queries";
import { sendPicture } from "./send-picture";

interface Sending {
  readonly key: number;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
}

let last = 0;

/** Takes pictures in for a decision's text: which are on their way, the sentence of the last refusal, and how to take one. */
export function usePictures(address: string, onKept: (picture: KeptPicture) => void) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);

  const take = async (file: File): Promise<string | null> => {
    last += 1;
    const key = last;
    setRefusal(null);
    setSending((all) => [...all, { key, name: file.name, share: 0 }]);
    const result = await sendPicture(address, file, (share) =>
      setSending((all) => all.map((one) => (one.key === key ? { ...one, share } : one))),
    );
    setSending((all) => all.filter((one) => one.key !== key));
    if (result.ok) onKept(result.value);
    else setRefusal(result.refusal.message);
    return result.ok ? result.value.name : null;
  };

  return { sending, refusal, take };
}
