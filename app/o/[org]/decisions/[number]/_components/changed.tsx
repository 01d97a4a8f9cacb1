const LOOK = {
  added:
    "rounded-cell bg-insert box-decoration-clone px-0.5 text-insert-ink underline decoration-1 underline-offset-[3px]",
  removed: "rounded-cell bg-delete box-decoration-clone px-0.5 text-delete-ink",
} as const;

/** A stretch of text that a revision brought or took: underlined or struck out, so that it is told without colour too. */
export function Changed({ kind, children }: { kind: "added" | "removed"; children: string }) {
  const Tag = kind === "added" ? "ins" : "del";
  return <Tag className={LOOK[kind]}>{children}</Tag>;
}
