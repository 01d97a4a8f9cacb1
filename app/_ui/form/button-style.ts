import { cva, type VariantProps } from "class-variance-authority";

/** What cannot be pressed now: a button with an edge keeps it, a quiet one only fades. */
const OFF = "aria-disabled:border-line aria-disabled:bg-hover aria-disabled:text-ink-3";
const FAINT = "aria-disabled:bg-transparent aria-disabled:text-ink-4";

/** How every button and button-like link looks. At most one primary per view. */
export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-[7px] rounded-control border font-medium whitespace-nowrap transition-colors duration-(--duration-quick) ease-out aria-disabled:cursor-not-allowed aria-disabled:shadow-none [&_svg]:size-4",
  {
    variants: {
      variant: {
        primary: `border-transparent bg-accent text-on-accent shadow-[inset_0_1px_0_oklch(1_0_0/0.14),var(--elevation-sm)] hover:bg-accent-hover ${OFF}`,
        secondary: `border-line-2 bg-surface text-ink shadow-xs hover:bg-hover ${OFF}`,
        quiet: `border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink ${FAINT}`,
        // A row that opens something; its place gives it its look.
        plain: `border-transparent ${FAINT}`,
        critical: `border-critical-line bg-surface text-critical-ink shadow-xs hover:bg-critical-soft ${OFF}`,
      },
      size: {
        md: "h-10 px-3 sm:h-8",
        sm: "h-9 gap-[5px] px-3 text-xs sm:h-7 sm:px-2.5 [&_svg]:size-3.5",
        square: "size-11 px-0 sm:size-8",
        "square-sm": "size-11 px-0 sm:size-7",
        none: "",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonStyle = VariantProps<typeof buttonStyle>;
