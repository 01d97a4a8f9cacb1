import { useEffect, useState } from "react";

/** What was typed in forms of one kind and not saved, by person and form, while this tab lives. */
export type Kept<T> = Map<string, T>;

/**
 * What a form that saves all at once holds. Left without saving, it is kept in this tab under `key` and stands there again when
 * the form is opened anew; before the tab itself goes, the browser asks. `forget` is for what was saved or given up.
 */
export function useKept<T>(kept: Kept<T>, key: string, initial: T) {
  const [value, setValue] = useState(() => kept.get(key) ?? initial);
  const [isChanged, setChanged] = useState(() => kept.has(key));
  const [isBack, setBack] = useState(isChanged);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);
  const change = (next: T) => {
    kept.set(key, next);
    setValue(next);
    setChanged(true);
  };
  const forget = () => {
    kept.delete(key);
    setChanged(false);
    setBack(false);
  };
  const discard = () => {
    forget();
    setValue(initial);
  };
  return { value, isBack, change, forget, discard };
}
