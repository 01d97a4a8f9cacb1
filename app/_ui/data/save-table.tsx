"use client";

import { Download } from "@/app/_ui/icons";
import { buttonStyle } from "../form/button-style";
import { Popover } from "../overlay/popover";
import { asCsv } from "./as-csv";
import { saveFile } from "./save-file";

/** Saves what the card it stands in shows: its chart as SVG, where it has one, and its last table as CSV. */
export function SaveTable({ name, hasChart = true }: { name: string; hasChart?: boolean }) {
  const saveTable = (button: HTMLElement) => {
    const table = [...(button.closest("section")?.querySelectorAll("table") ?? [])].at(-1);
    if (table === undefined) return;
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    saveFile(new Blob([asCsv(rows)], { type: "text/csv" }), `${name}.csv`);
  };
  const saveChart = async (button: HTMLElement) => {
    const chart = button.closest("section")?.querySelector("[data-chart], [role=img]");
    if (!chart) return;
    const { asSvg } = await import("./as-svg");
    const svg = asSvg(chart, chart.getAttribute("aria-label") ?? name);
    saveFile(new Blob([svg], { type: "image/svg+xml" }), `${name}.svg`);
  };
  const row = `${buttonStyle({ variant: "quiet", size: "sm" })} justify-start`;
  return (
    <Popover trigger={<Download />} label="Save" variant="quiet" size="square-sm" triggerClassName="text-ink-3" isMenu>
      <div className="grid">
        {hasChart && (
          <button type="button" className={row} onClick={(event) => void saveChart(event.currentTarget)}>
            The chart as SVG
          </button>
        )}
        <button type="button" className={row} onClick={(event) => saveTable(event.currentTarget)}>
          The table as CSV
        </button>
      </div>
    </Popover>
  );
}
