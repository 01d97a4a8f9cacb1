import type { Picture } from "@/app/_ui/text/markdown-elements";
import type { KeptPicture } from "@/lib/decisions/attachments/queries";

/** The pictures that a decision's text may show, with their addresses. `base` is the decision's own. */
export const picturesAt = (base: string, kept: readonly KeptPicture[]): readonly Picture[] =>
  kept.map(({ name, fileName, width, height }) => ({
    name,
    address: `${base}/attachments/${fileName}`,
    width,
    height,
  }));
