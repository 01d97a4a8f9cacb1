"use client";

import { Monitor } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { signOutHere } from "@/app/(entry)/actions";
import { MenuItem } from "@/app/_ui/overlay/menu-item";

/** Ends this browser's session on the server, then shows the sign-in page. */
export function SignOut() {
  const router = useRouter();
  const [, start] = useTransition();
  const leave = () =>
    start(async () => {
      await signOutHere({});
      router.replace("/sign-in");
      router.refresh();
    });
  return (
    <MenuItem icon={Monitor} onSelect={leave}>
      Sign out on this browser
    </MenuItem>
  );
}
