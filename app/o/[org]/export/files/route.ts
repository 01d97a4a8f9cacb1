import { streamed } from "@/lib/endpoint";
import { exportFilesShape } from "@/lib/exports/files/input";
import { filesOfView } from "@/lib/exports/files/queries";
import { limited } from "@/lib/limits/limited";

/** The decisions of a view of the list as ADR files in a zip. */
export const GET = streamed(exportFilesShape, limited("export", filesOfView));
