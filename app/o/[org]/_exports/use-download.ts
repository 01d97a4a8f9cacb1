"use client";

import { useEffect, useRef, useState } from "react";
import { saveFile } from "@/app/_ui/data/save-file";
import type { RefusalValue, Result } from "@/lib/errors";

const BROKEN: RefusalValue = {
  code: "UNAVAILABLE",
  message: "The file broke off on its way, and nothing was saved. Export it again.",
};

/** A file on its way: how many bytes have come, null while none is; `start` saves it when it is whole, `stop` gives it up. */
export function useDownload(onSaved: () => void) {
  const [received, setReceived] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const stop = () => {
    running.current?.abort();
    running.current = null;
    setReceived(null);
    setRefusal(null);
  };

  const start = async (address: string, fileName: string, method: "GET" | "POST" = "GET") => {
    stop();
    const own = new AbortController();
    running.current = own;
    setReceived(0);
    try {
      const response = await fetch(address, { method, signal: own.signal });
      if (!response.ok || response.body === null) return setRefusal(refusalOf(await response.json()));
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      let bytes = 0;
      const reader = response.body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        chunks.push(part.value);
        setReceived((bytes += part.value.length));
      }
      saveFile(new Blob(chunks), fileName);
      onSaved();
    } catch {
      // Who stops it knows.
      if (!own.signal.aborted) setRefusal(BROKEN);
    } finally {
      if (running.current === own) {
        running.current = null;
        setReceived(null);
      }
    }
  };

  return { received, refusal, start, stop };
}

function refusalOf(answer: unknown): RefusalValue {
  const result = asResult(answer);
  return result.ok ? BROKEN : result.refusal;
}

/** What is no file is a refusal, and every refusal is a `Result`: `streamed` of `lib/endpoint.ts` answers nothing else. */
function asResult(answer: unknown): Result<unknown> {
  return answer as Result<unknown>;
}
