import type { Result } from "@/lib/errors";
import type { TakenIn } from "@/lib/imports/mutations";
import { inGroups, type Chosen } from "./chosen-files";

interface Sending {
  /** Address of the import. */
  readonly url: string;
  readonly chosen: Chosen;
  readonly signal: AbortSignal;
  /** Told how many of all files have arrived. */
  readonly onProgress: (done: number, of: number) => void;
}

/** Sends what was chosen, a group at a time. Ends at the first refusal; what arrived before stays in the import. */
export async function sendFiles({ url, chosen, signal, onProgress }: Sending): Promise<Result<TakenIn>> {
  if (chosen.archive !== null) {
    onProgress(0, 1);
    return post(`${url}/archive`, chosen.archive, signal);
  }
  let [kept, done] = [0, 0];
  const refused = [...chosen.refused];
  for (const group of inGroups(chosen.files)) {
    onProgress(done, chosen.files.length);
    const form = new FormData();
    form.append("paths", JSON.stringify(group.map(({ path }) => path)));
    for (const { file } of group) form.append("file", file, "file");
    const result = await post(`${url}/files`, form, signal);
    if (!result.ok) return result;
    kept += result.value.kept;
    refused.push(...result.value.refused);
    done += group.length;
  }
  onProgress(done, chosen.files.length);
  return { ok: true, value: { kept, refused } };
}

async function post(url: string, body: BodyInit, signal: AbortSignal): Promise<Result<TakenIn>> {
  try {
    const response = await fetch(url, { method: "POST", body, signal });
    return asTakenIn(await response.json());
  } catch {
    signal.throwIfAborted();
    return {
      ok: false,
      refusal: { code: "UNAVAILABLE", message: "The server does not answer. Choose the files again in a moment." },
    };
  }
}

/** Both routes answer with a `Result` of `addFiles`. */
function asTakenIn(answer: unknown): Result<TakenIn> {
  return answer as Result<TakenIn>;
}
