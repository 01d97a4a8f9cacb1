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

/** Over its button, or, where the browser cannot place it, above the foot of the page. */
const REASON =
  "fixed inset-auto bottom-20 m-0 mx-auto max-w-[min(20rem,calc(100vw-1rem))] rounded-control border border-line bg-raised px-2.5 py-1.5 text-xs text-pretty text-ink shadow-md supports-[position-area:top]:bottom-auto supports-[position-area:top]:m-1 supports-[position-area:top]:[position-area:top] [position-try-fallbacks:flip-block]";

/** A button. A disabled one says why: as its description, on hover and on press, or as text beside it. */
export function Button(props: Props) {
  const { variant, size, shortcut, refusal, isRefusalShown, isPending, className, children, onClick, ...rest } = props;
  const reasonId = useId();
  const isOff = Boolean(refusal) || isPending === true;
  const opens = refusal && !isRefusalShown ? { popoverTarget: reasonId } : {};
  return (
    <>
      <button
        {...rest}
        {...opens}
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
        <span
          id={reasonId}
          popover={isRefusalShown ? undefined : "auto"}
          className={isRefusalShown ? "text-xs text-ink-3" : REASON}
        >
          {refusal}
        </span>
      )}
    </>
  );
}
