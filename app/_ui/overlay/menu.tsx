"use client";

import { Ellipsis } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import type { ButtonStyle } from "../form/button-style";
import { Popover } from "./popover";

type Props = ButtonStyle & {
  /** The name of the button: "More", or what the menu is about. */
  readonly label?: string;
  /** What stands in the button; three dots unless given. */
  readonly trigger?: ReactNode;
  readonly align?: "start" | "end";
  /** `MenuItem`s. */
  readonly children: ReactNode;
};

/** What else can be done here, behind a button. Arrow keys move, Esc closes. */
export function Menu({ label = "More", trigger, align, variant = "quiet", size = "square-sm", children }: Props) {
  return (
    <Popover
      isMenu
      label={trigger === undefined ? label : undefined}
      trigger={trigger ?? <Ellipsis />}
      align={align}
      variant={variant}
      size={size}
    >
      {children}
    </Popover>
  );
}
