import { useId, type ButtonHTMLAttributes, type ReactNode } from "react";
import { classNames } from "../class-names";
import { Kbd } from "../text/kbd";
import { buttonStyle, type ButtonStyle } from "./button-style";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> &
  ButtonStyle & {
    /** The key that does the same, shown in the button. */
    readonly shortcut?: string;
    /** Why it cannot be pressed now. The button stays reachable, so that the reason can be read. */
    readonly refusal?: string | null;
    /** Shows the reason as text beside the button instead of on hover and to screen readers only. */
    readonly isRefusalShown?: boolean;
    readonly isPending?: boolean;
    readonly children: ReactNode;
  };

/** A button. A disabled one says why: as its description and tooltip, or as text beside it. */
export function Button(props: Props) {
  const { variant, size, shortcut, refusal, isRefusalShown, isPending, className, children, onClick, ...rest } = props;
  const reasonId = useId();
  const isOff = Boolean(refusal) || isPending === true;
  return (
    <>
      <button
        {...rest}
        type={isOff ? "button" : (rest.type ?? "button")}
        aria-disabled={isOff || undefined}
        aria-busy={isPending || undefined}
        title={refusal ?? rest.title}
        aria-describedby={refusal ? reasonId : rest["aria-describedby"]}
        onClick={isOff ? undefined : onClick}
        className={classNames(buttonStyle({ variant, size }), className)}
      >
        {isPending && (
          <span
            aria-hidden="true"
            className="size-3 animate-spin rounded-full border-[1.5px] border-current border-r-transparent"
          />
        )}
        {children}
        {shortcut && (
          <span aria-hidden="true" className="-mr-1 hidden sm:contents">
            <Kbd>{shortcut}</Kbd>
          </span>
        )}
      </button>
      {refusal && (
        <span id={reasonId} className={isRefusalShown ? "text-xs text-ink-3" : "sr-only"}>
          {refusal}
        </span>
      )}
    </>
  );
}
