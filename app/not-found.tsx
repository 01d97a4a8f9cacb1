import type { Metadata } from "next";
import { ButtonLink } from "./_ui/form/button-link";

export const metadata: Metadata = { title: "Not found" };

/** Nothing at this address, or nothing this reader may see: the two are not told apart. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh flex-1 place-content-center justify-items-start gap-3 p-6 sm:min-h-96">
      <p className="text-xs text-ink-3">404</p>
      <h1 className="max-w-[24em] text-xl font-medium tracking-tighter text-ink">
        There is nothing here, or you may not see it.{" "}
        <span className="text-ink-3">Check the address, or ask for it.</span>
      </h1>
      <ButtonLink href="/">Go to your organization</ButtonLink>
    </main>
  );
}
