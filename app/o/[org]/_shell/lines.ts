import { cache } from "react";
import { listProductLines } from "@/lib/product-lines/queries";

/** The reader's unarchived product lines, read once for the frame and the page in it. */
export const readLines = cache(listProductLines);
