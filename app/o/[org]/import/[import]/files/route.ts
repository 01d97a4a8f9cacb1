import { z } from "zod";
import type { Ctx } from "@/lib/access/context";
import { upload, type Uploaded } from "@/lib/endpoint";
import { invalid } from "@/lib/errors";
import { addFiles, assertTakesFiles, type TakenIn } from "@/lib/imports/mutations";
import { UPLOAD_BYTES } from "@/lib/imports/paths/rules";
import { limited } from "@/lib/limits/limited";

const importShape = z.object({ import: z.uuid() });
const pathsShape = z.array(z.string());

/** Takes in some files of an import: a form with their paths as a JSON list, and the files in the same order. */
async function takeFiles(ctx: Ctx, input: z.output<typeof importShape>, uploaded: Uploaded): Promise<TakenIn> {
  const form = await formOf(uploaded);
  const files = form.getAll("file").filter((value) => typeof value !== "string");
  const paths = pathsShape.safeParse(listOf(form.get("paths")));
  if (!paths.success || paths.data.length !== files.length)
    throw invalid("Each file needs a path. Choose the folder again.");
  const named = paths.data.map(async (path, at) => ({
    path,
    bytes: new Uint8Array((await files[at]?.arrayBuffer()) ?? []),
  }));
  return addFiles(ctx, input.import, await Promise.all(named));
}

async function formOf({ bytes, contentType }: Uploaded): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw invalid("The files did not arrive whole. Choose them again.");
  }
}

/** What is no JSON is no list. */
function listOf(value: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(typeof value === "string" ? value : "null");
  } catch {
    return null;
  }
}

export const POST = upload(
  importShape,
  UPLOAD_BYTES,
  (ctx, input) => assertTakesFiles(ctx, input.import),
  limited("upload", takeFiles),
);
