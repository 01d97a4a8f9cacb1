"use client";

import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { Kbd } from "@/app/_ui/text/kbd";

const GROUPS: readonly { title: string; keys: readonly (readonly [readonly string[], string])[] }[] = [
  {
    title: "Everywhere",
    keys: [
      [["⌘", "K"], "Search, jump, act"],
      [["G", "H"], "Home"],
      [["G", "D"], "Decisions"],
      [["G", "A"], "Activity"],
      [["G", "M"], "Map"],
      [["N"], "New decision"],
      [["/"], "Find on this page"],
      [["J"], "Next row"],
      [["K"], "Previous row"],
      [["↵"], "Open the row"],
      [["⌘", "."], "Fold the sidebar"],
      [["?"], "These keys"],
    ],
  },
  {
    title: "On a ballot",
    keys: [
      [["↑", "↓"], "Option"],
      [["1", "to", "5"], "Score"],
      [["A"], "Abstain"],
      [["⇧", "A"], "Not applicable"],
      [["R"], "Reason"],
      [["E"], "Evidence"],
      [["↵"], "Next criterion"],
      [["⇧", "↵"], "Previous criterion"],
    ],
  },
  {
    title: "In a discussion",
    keys: [
      [["[", "]"], "Through the contested cells"],
      [["T"], "What to talk about next"],
      [["C"], "Comment"],
      [["S"], "Settled"],
      [["D"], "Agree to differ"],
    ],
  },
];

/** Which keys work, by place. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      isOpen
      isWide
      isText
      onClose={onClose}
      title="Keyboard shortcuts"
      footer={
        <Button className="ml-auto" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="gap-x-8 sm:columns-2">
        {GROUPS.map((group) => (
          <section key={group.title} className="mb-5 break-inside-avoid">
            <h3 className="text-xs font-medium text-ink-3">{group.title}</h3>
            <dl className="mt-1.5">
              {group.keys.map(([keys, what]) => (
                <div key={what} className="flex items-center justify-between border-b border-line py-1.5">
                  <dt className="text-ink">{what}</dt>
                  <dd className="flex gap-1 text-ink-3">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="text-xs text-ink-3">Single keys rest while you type.</p>
    </Dialog>
  );
}
