import type { SessionWay } from "@/db/enums";

const BROWSERS = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;

const SYSTEMS = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Mac OS X/, "macOS"],
  [/Windows/, "Windows"],
  [/Linux/, "Linux"],
] as const;

/** A browser as its owner would call it: "Firefox on Windows". What it says of itself is never shown as a fact. */
export function browserOf(userAgent: string): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "A browser";
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  return system === undefined ? browser : `${browser} on ${system}`;
}

/** How a session proved its person. */
export function howOf(way: SessionWay, isTwoFactor: boolean): string {
  if (way === "passkey") return "by passkey";
  if (way === "sso") return "by single sign-on";
  return isTwoFactor ? "by password and second factor" : "by password";
}
