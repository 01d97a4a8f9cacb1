"use client";

import { createContext, use, useEffect, useState, type ReactNode } from "react";
import type { FrameNumbers } from "@/lib/home/queries";
import { request } from "../_request/request";

const Numbers = createContext<FrameNumbers>({ waiting: 0, decisions: {} });

interface Props {
  readonly slug: string;
  /** When the frame was read, in milliseconds: whenever it is read anew, the numbers are too. */
  readonly readAt: number;
  readonly children: ReactNode;
}

/** Asks for the frame's numbers once the page stands, so that no page waits for them. Without an answer the last ones stay. */
export function NumbersInFrame({ slug, readAt, children }: Props) {
  const [numbers, setNumbers] = useState<FrameNumbers>({ waiting: 0, decisions: {} });
  useEffect(() => {
    const stopped = new AbortController();
    void request<FrameNumbers>(`/o/${slug}/numbers`, { method: "GET", signal: stopped.signal }).then((answer) => {
      if (answer.ok) setNumbers(answer.value);
    });
    return () => stopped.abort();
  }, [slug, readAt]);
  return <Numbers value={numbers}>{children}</Numbers>;
}

/** The numbers as they were last told; none before the first time. */
export const useNumbers = (): FrameNumbers => use(Numbers);
