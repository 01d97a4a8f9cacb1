"use client";

import { lazy, Suspense, useDeferredValue, type ComponentProps, type JSX } from "react";

const Markdown = lazy(async () => ({ default: (await import("./markdown")).Markdown }));

/** What a Markdown text will look like, while it is being written. The renderer is loaded when this first appears. */
export function MarkdownPreview({ source, ...look }: ComponentProps<typeof Markdown>): JSX.Element {
  const settled = useDeferredValue(source);
  return (
    <Suspense fallback={<p className="text-sm text-ink-3">Preparing the preview.</p>}>
      <Markdown source={settled} {...look} />
    </Suspense>
  );
}
