import { useSyncExternalStore } from "react";

/** The reader's time zone by its IANA name, in the browser. */
export const readersZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's time zone; UTC while the server writes, which cannot know it. */
export function useReadersZone(): string {
  return useSyncExternalStore(never, readersZone, () => "UTC");
}

const never = () => () => undefined;
