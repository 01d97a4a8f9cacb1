import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our sizes are names of our own; without this a text size would be taken for a colour and dropped.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["2xs", "xs", "sm", "base", "read", "md", "lg", "xl", "2xl"],
      radius: ["cell", "control", "card", "panel"],
    },
  },
});

/** Joins class names; of two that set the same thing the later one wins. */
export const classNames = (...values: ClassValue[]): string => merge(clsx(values));
