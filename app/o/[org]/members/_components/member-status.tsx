import { CircleCheck, CirclePause } from "@/app/_ui/icons";
import type { MembershipStatus } from "@/db/enums";

/** Glyph and word: neither colour nor shape alone carries the meaning. */
export function MemberStatus({ status }: { readonly status: MembershipStatus }) {
  const isActive = status === "active";
  const Icon = isActive ? CircleCheck : CirclePause;
  return (
    <span className={`inline-flex items-center gap-1.5 ${isActive ? "" : "text-caution-ink"}`}>
      <Icon className="size-3.5" strokeWidth={1.75} />
      {isActive ? "Active" : "Suspended"}
    </span>
  );
}
