import { useSyncExternalStore } from "react";

const MINUTE_MS = 60_000;

/** Whole minutes since 1970, by this machine's clock. */
export const currentMinute = (): number => Math.floor(Date.now() / MINUTE_MS);

/** Tells when a minute has gone by. */
export function everyMinute(notify: () => void): () => void {
  const timer = setInterval(notify, MINUTE_MS);
  return () => clearInterval(timer);
}

/** The end of the current minute, in ms since 1970; kept true without ticking every second. */
export function useCurrentMinute(): number {
  const minute = useSyncExternalStore(everyMinute, currentMinute, currentMinute);
  return (minute + 1) * MINUTE_MS - 1;
}
