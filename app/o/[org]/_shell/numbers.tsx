"use client";

import { createContext, use, useEffect, useState, type ReactNode } from "react";
import type { Result } from "@/lib/errors";
import type { FrameNumbers } from "@/lib/home/queries";
import { request } from "../_request/request";

const Numbers = createContext<FrameNumbers>({ waiting: 0, decisions: {} });

interface Props {
  readonly slug: string;
  /** When the frame was read, in milliseconds: whenever it is read anew, the numbers are too. */
  readonly readAt: number;
  readonly children: ReactNode;
}

/** The last question, which the sidebar and the tab bar ask as one. */
let asked: { readonly what: string; readonly answer: Promise<Result<FrameNumbers>> } | null = null;

function ask(slug: string, readAt: number): Promise<Result<FrameNumbers>> {
  const what = `${slug} ${readAt}`;
  if (asked?.what !== what) asked = { what, answer: request<FrameNumbers>(`/o/${slug}/numbers`, { method: "GET" }) };
  return asked.answer;
}

/**
 * Asks for the frame's numbers once the page stands, so that no page waits for them. Without an answer the last ones stay. It stands round a
 * part of the frame, never round the page: a page that is still arriving would be drawn twice when the numbers come.
 */
export function NumbersInFrame({ slug, readAt, children }: Props) {
  const [numbers, setNumbers] = useState<FrameNumbers>({ waiting: 0, decisions: {} });
  useEffect(() => {
    let isOver = false;
    void ask(slug, readAt).then((answer) => {
      if (!isOver && answer.ok) setNumbers(answer.value);
    });
    return () => {
      isOver = true;
    };
  }, [slug, readAt]);
  return <Numbers value={numbers}>{children}</Numbers>;
}

/** The numbers as they were last told; none before the first time. */
export const useNumbers = (): FrameNumbers => use(Numbers);
