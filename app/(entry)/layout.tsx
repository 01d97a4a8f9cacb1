import type { ReactNode } from "react";
import { BrandMark } from "./_components/brand-mark";

/** The calm pages before an organization: one narrow column on paper. */
export default function EntryLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-10 sm:py-16">
      <header className="mb-6 flex items-center gap-2.5 text-md font-semibold text-ink">
        <BrandMark />
        Accord
      </header>
      <main className="w-full max-w-[26rem]">{children}</main>
    </div>
  );
}
