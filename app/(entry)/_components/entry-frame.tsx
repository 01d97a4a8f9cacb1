import type { ReactNode } from "react";
import { BrandMark } from "@/app/_ui/brand-mark";

/** One narrow column on paper, under the product's name; a text to read, marked `data-read`, has the width it needs. */
export function EntryFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-10 sm:py-16">
      <header className="mb-6 flex items-center gap-2.5 text-md font-semibold text-ink">
        <BrandMark className="size-7" />
        Accord
      </header>
      <main className="w-full max-w-[26rem] has-data-read:max-w-[48rem]">{children}</main>
    </div>
  );
}
