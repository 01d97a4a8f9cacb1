import { useEffect, type RefObject } from "react";

/** Keeps what was not chosen out of the address of a GET form, and returns what sends it: choosing is enough. */
export function useFilterForm(form: RefObject<HTMLFormElement | null>): () => void {
  useEffect(() => {
    const element = form.current;
    element?.addEventListener("formdata", leaveOutEmpty);
    return () => element?.removeEventListener("formdata", leaveOutEmpty);
  }, [form]);
  return () => form.current?.requestSubmit();
}

function leaveOutEmpty({ formData }: FormDataEvent): void {
  for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
}
