"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Segments } from "@/app/_ui/form/segments";

const THEMES = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "System" },
] as const;

const never = () => () => undefined;

/** Light, dark, or as the system has it. Kept in this browser. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  // The server cannot know the choice; nothing is pressed until the browser says.
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return <Segments label="Theme" value={isBrowser ? (theme ?? "system") : ""} options={THEMES} onChange={setTheme} />;
}
