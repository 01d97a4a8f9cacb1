"use client";

import { useNumbers } from "../numbers";

/** How many things need the reader, in blue because it is about them. Nothing when nothing does. */
export function HomeCount({ isPhone }: { readonly isPhone: boolean }) {
  const count = useNumbers().waiting;
  if (count === 0) return null;
  const label = `${count} ${count === 1 ? "thing needs" : "things need"} you`;
  if (isPhone)
    return (
      <b
        aria-label={label}
        className="absolute top-[7px] left-[calc(50%+5px)] h-4 min-w-4 rounded-[8px] bg-accent px-1 text-center text-[10px] leading-4 text-on-accent"
      >
        {count}
      </b>
    );
  return (
    <>
      <span
        aria-label={label}
        className="ml-auto grid h-[18px] min-w-5 place-items-center rounded-full bg-accent-soft px-1.5 text-2xs font-semibold text-accent-ink num rail:hidden"
      >
        {count}
      </span>
      <span
        aria-hidden="true"
        className="absolute top-[5px] right-[5px] hidden size-[7px] rounded-full bg-accent ring-2 ring-canvas rail:block"
      />
    </>
  );
}
