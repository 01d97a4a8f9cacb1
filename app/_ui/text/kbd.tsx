import { classNames } from "../class-names";

const COMMAND = "⌘";

/** A key that works here. Inside a filled button it takes the button's colours. A leading ⌘ reads Ctrl where there is no such key. */
export function Kbd({ children, className }: { children: string; className?: string }) {
  const hasCommand = children.startsWith(COMMAND);
  return (
    <kbd className={classNames("key", className)}>
      {hasCommand && <span data-command="" />}
      {hasCommand ? children.slice(COMMAND.length) : children}
    </kbd>
  );
}
