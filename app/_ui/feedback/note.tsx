import { Info, type IconComponent } from "@/app/_ui/icons";
import type { ReactNode } from "react";

/** One sentence worth knowing, sunken beside the work. */
export function Note({ children, icon: Icon = Info }: { children: ReactNode; icon?: IconComponent }) {
  return (
    <div className="flex items-start gap-2.5 rounded-card border border-line bg-sunken px-3.5 py-2.5">
      <Icon className="mt-0.5 size-4 text-ink-3" strokeWidth={1.6} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
