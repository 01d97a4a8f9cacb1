import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names";
import { Kbd } from "../text/kbd";
import { buttonStyle, type ButtonStyle } from "./button-style";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> &
  ButtonStyle & {
    /** The key that does the same, shown in the button. */
    readonly shortcut?: string;
    /** Why it cannot be pressed now. The button stays reachable, so that the reason can be read. */
    readonly refusal?: string | null;
    readonly isPending?: boolean;
    readonly children: ReactNode;
  };

/** A button. Disabled ones say why: as their description, and as their tooltip. */
export function Button({
  variant,
  size,
  shortcut,
  refusal,
  isPending,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: Props) {
  const isOff = Boolean(refusal) || isPending === true;
  return (
    <button
      {...rest}
      type={isOff ? "button" : type}
      aria-disabled={isOff || undefined}
      aria-busy={isPending || undefined}
      title={refusal ?? rest.title}
      aria-description={refusal ?? undefined}
      onClick={isOff ? undefined : onClick}
      className={classNames(buttonStyle({ variant, size }), className)}
    >
      {isPending && (
        <span
          aria-hidden="true"
          className="size-3 animate-spin rounded-full border-2 border-current border-r-transparent"
        />
      )}
      {children}
      {shortcut && <Kbd className="hidden sm:inline-grid">{shortcut}</Kbd>}
    </button>
  );
}
