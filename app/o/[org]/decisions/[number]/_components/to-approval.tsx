"use client";

import { usePathname } from "next/navigation";
import { ButtonLink } from "@/app/_ui/form/button-link";

/** Leads from the other tabs to the page that proposes or approves, where what it needs and who decides stands beside. */
export function ToApproval({ href, children }: { href: string; children: string }) {
  if (usePathname() === href) return null;
  return (
    <ButtonLink href={href} size="sm">
      {children}
    </ButtonLink>
  );
}
