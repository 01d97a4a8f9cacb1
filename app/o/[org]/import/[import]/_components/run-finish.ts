import type { Progress } from "@/lib/endpoint";
import type { Result } from "@/lib/errors";
import type { FinishedImport } from "@/lib/imports/finish/mutations";

const LOST: Result<FinishedImport> = {
  ok: false,
  refusal: {
    code: "UNAVAILABLE",
    message: "The server does not answer. Reload the page to see whether it was imported.",
  },
};

/** Runs an import and tells how far it is, line by line. Null when it was cancelled. */
export async function runFinish(
  url: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Result<FinishedImport> | null> {
  try {
    const response = await fetch(url, { method: "POST", signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let chunk = await reader?.read(); chunk !== undefined && !chunk.done; chunk = await reader?.read()) {
      const lines = `${rest}${chunk.value}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines.map((one) => asLine(JSON.parse(one)))) {
        if ("ok" in line) return line;
        onProgress(line);
      }
    }
    return LOST;
  } catch {
    return signal.aborted ? null : LOST;
  }
}

/** The route writes nothing but these two. */
function asLine(value: unknown): Progress | Result<FinishedImport> {
  return value as Progress | Result<FinishedImport>;
}
