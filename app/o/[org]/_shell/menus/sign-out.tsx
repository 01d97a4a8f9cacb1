"use client";

import { Monitor } from "@/app/_ui/icons";
import { useSignOut } from "@/app/(entry)/_components/use-sign-out";
import { MenuItem } from "@/app/_ui/overlay/menu-item";

/** Signs out, as a row of a menu. */
export function SignOut() {
  const { leave } = useSignOut();
  return (
    <MenuItem icon={Monitor} onSelect={leave}>
      Sign out on this browser
    </MenuItem>
  );
}
