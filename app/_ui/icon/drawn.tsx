import type { IconNode } from "lucide";
import type { ReactElement } from "react";
import { outlineOf } from "./outline";

interface Props {
  /** Its size too, such as `size-4`; 24 px without. */
  readonly className?: string;
  /** In units of the 24 × 24 box. */
  readonly strokeWidth?: number;
  /** What it says where no word beside it does. Without, it is hidden from those who cannot see it. */
  readonly "aria-label"?: string;
}

/** An icon in the colour of the text around it. */
export type IconComponent = (props: Props) => ReactElement;

/** Makes a component of an icon's shapes: markup and nothing else, so that it costs a page no script. */
export function drawn(node: IconNode): IconComponent {
  const outline = outlineOf(node);
  return function Icon({ className, strokeWidth = 2, "aria-label": label }) {
    const role =
      label === undefined ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": label } as const);
    return (
      <svg viewBox="0 0 24 24" className={className} strokeWidth={strokeWidth} {...role} data-icon="">
        <path d={outline} />
      </svg>
    );
  };
}
