import { streamed } from "@/lib/endpoint";
import { exportOrganizationShape } from "@/lib/exports/archive/input";
import { exportOrganization } from "@/lib/exports/archive/mutations";
import { limited } from "@/lib/limits/limited";

/** The whole organization as one archive, to an owner. Asked for by POST, because the history says that it was made. */
export const POST = streamed(exportOrganizationShape, limited("export", exportOrganization));
