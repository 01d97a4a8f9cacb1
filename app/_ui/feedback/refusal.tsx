import { CircleAlert, TriangleAlert } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import { classNames } from "../class-names";

interface Props {
  /** What is needed, and by whom. */
  readonly title: ReactNode;
  /** Why, and a link that does it. */
  readonly children?: ReactNode;
  /** Only when work is at stake. */
  readonly isCritical?: boolean;
}

/** Why something cannot be done now, and what to do instead. Announced to screen readers when it appears. */
export function Refusal({ title, children, isCritical }: Props) {
  const Icon = isCritical ? TriangleAlert : CircleAlert;
  return (
    <div
      role="alert"
      className={classNames(
        "flex gap-2.5 rounded-card border px-3.5 py-2.5",
        isCritical ? "border-critical-line bg-critical-soft" : "border-caution-line bg-caution-soft",
      )}
    >
      <Icon
        strokeWidth={1.6}
        className={classNames("mt-0.5 size-4", isCritical ? "text-critical-ink" : "text-caution-ink")}
      />
      <div className="min-w-0">
        <b className="block font-medium text-ink">{title}</b>
        {children}
      </div>
    </div>
  );
}
