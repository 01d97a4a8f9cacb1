"use client";

import { useTheme } from "next-themes";
import { createElement, useDeferredValue, useEffect, useRef, useState } from "react";
import { CODE_STYLE, PRE_STYLE } from "../code/code-style";
import type { Drawing } from "./draw";

type Shown = { readonly of: string; readonly drawing: Drawing } | { readonly of: string; readonly why: string };

/**
 * A diagram in Mermaid's language with its source behind it. The source stands alone until it is drawn, without script, and where
 * it cannot be drawn. The drawing program is loaded when the first diagram comes near the window.
 */
export function Diagram({ source }: { source: string }) {
  const frame = useRef<HTMLElement>(null);
  const isDark = useTheme().resolvedTheme === "dark";
  const settled = useDeferredValue(source);
  const [isNear, setNear] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    if (frame.current === null) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: "600px" },
    );
    watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    if (!isNear) return;
    let isCurrent = true;
    const show = (next: Shown) => {
      if (isCurrent) setShown(next);
    };
    import("./draw")
      .then(({ draw }) => draw(settled, isDark))
      .then(
        (drawing) => show({ of: settled, drawing }),
        (error: unknown) => show({ of: settled, why: reasonOf(error) }),
      );
    return () => {
      isCurrent = false;
    };
  }, [isNear, settled, isDark]);

  const text = (
    <pre tabIndex={0} className={PRE_STYLE}>
      <code className={CODE_STYLE}>{source}</code>
    </pre>
  );
  return (
    <figure
      ref={frame}
      className="grid gap-2"
      data-diagram={shown === null ? "waiting" : "why" in shown ? "refused" : "drawn"}
    >
      {shown !== null && "drawing" in shown ? (
        <>
          {createElement("img", {
            // Its address holds the drawing itself: there is nothing to optimise or to load.
            src: shown.drawing.address,
            width: shown.drawing.width,
            height: shown.drawing.height,
            alt: shown.drawing.title ?? "Diagram. Its source follows.",
            className: "h-auto max-w-full",
            onError: () => setShown({ of: shown.of, why: "" }),
          })}
          <details className="text-sm text-ink-3">
            <summary>Source of the diagram</summary>
            <div className="mt-2">{text}</div>
          </details>
        </>
      ) : (
        text
      )}
      {shown !== null && "why" in shown && (
        <figcaption className="text-sm text-caution-ink">
          This diagram cannot be drawn, so its source stands here. {shown.why}
        </figcaption>
      )}
    </figure>
  );
}

/** The first line of what Mermaid says; the rest repeats the source. */
function reasonOf(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : "").split("\n");
  return line === "" ? "" : `Mermaid says: ${line.slice(0, 200)}`;
}
