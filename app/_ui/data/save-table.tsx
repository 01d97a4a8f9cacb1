"use client";

import { Download } from "@/app/_ui/icons";
import { Button } from "../form/button";
import { asCsv } from "./as-csv";

/** Saves the last table of the card it stands in as CSV: what is shown is what is saved. */
export function SaveTable({ name }: { name: string }) {
  const save = (button: HTMLElement) => {
    const table = [...(button.closest("section")?.querySelectorAll("table") ?? [])].at(-1);
    if (table === undefined) return;
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([asCsv(rows)], { type: "text/csv" }));
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button
      variant="quiet"
      size="square-sm"
      aria-label="Save as CSV"
      title="Save as CSV"
      onClick={(event) => save(event.currentTarget)}
      className="text-ink-3"
    >
      <Download />
    </Button>
  );
}
