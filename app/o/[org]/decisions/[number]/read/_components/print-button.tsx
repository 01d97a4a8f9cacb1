"use client";

import { Button } from "@/app/_ui/form/button";

/** Opens the browser's own print dialog, which also makes a PDF. */
export function PrintButton() {
  return (
    <Button size="sm" onClick={() => window.print()}>
      Print
    </Button>
  );
}
