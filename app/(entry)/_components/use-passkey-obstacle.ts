"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * Why this browser can use no passkey on this page, as a sentence; null when it can, or where that is not known yet. `origin` is the
 * address that the server goes by: a passkey belongs to one address.
 */
export function usePasskeyObstacle(origin: string): string | null {
  return useSyncExternalStore(
    never,
    () => obstacleAt(origin),
    () => null,
  );
}

function obstacleAt(origin: string): string | null {
  if (!window.isSecureContext)
    return "Passkeys need an encrypted connection. This page came over plain http; ask whoever runs the server for https.";
  if (window.location.origin !== origin) return `Passkeys work at ${origin} only. Open Accord at that address.`;
  if (/^(\d+\.){3}\d+$|^\[/.test(window.location.hostname))
    return "Passkeys need a name such as accord.example.org, not a number, as the server's address.";
  return typeof window.PublicKeyCredential === "function" ? null : "This browser knows no passkeys. Try a current one.";
}
