import { download } from "@/lib/endpoint";
import { getTemplateFile } from "@/lib/evaluations/templates/files/queries";
import { templateVersionShape } from "@/lib/evaluations/templates/input";

/** One version of a template as a file that can be imported. */
export const GET = download(templateVersionShape, getTemplateFile);
