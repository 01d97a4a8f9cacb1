import type { RefusalValue, Result } from "@/lib/errors";
import type { KeptPicture } from "@/lib/decisions/attachments/queries";

/** Sends one picture to a decision's address for them; tells what share has been sent, 0 to 1. A silent network is a refusal too. */
export function sendPicture(
  address: string,
  file: Blob,
  onProgress: (share: number) => void,
): Promise<Result<KeptPicture>> {
  return new Promise((resolve) => {
    // Only this tells how much of a request has gone.
    const sending = new XMLHttpRequest();
    const refuse = (refusal: RefusalValue) => resolve({ ok: false, refusal });
    sending.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    sending.addEventListener("load", () => {
      const answer = asAnswer(sending.response);
      if (answer !== null) resolve(answer);
      else refuse(SILENT);
    });
    sending.addEventListener("error", () => refuse(SILENT));
    sending.addEventListener("abort", () => refuse(SILENT));
    sending.open("POST", address);
    sending.responseType = "json";
    sending.setRequestHeader("content-type", file.type === "" ? "application/octet-stream" : file.type);
    sending.send(file);
  });
}

const SILENT: RefusalValue = {
  code: "UNAVAILABLE",
  message: "The server does not answer. The picture was not added; try again in a moment.",
};

/** The route answers with a `Result`, and a proxy with whatever it likes, which is null when it is no JSON. */
function asAnswer(response: unknown): Result<KeptPicture> | null {
  return response as Result<KeptPicture> | null;
}
