"use server";

import { action } from "@/lib/action";
import {
  createProductLineShape,
  moveProductLineShape,
  productLineShape,
  renameProductLineShape,
} from "@/lib/product-lines/input";
import * as verbs from "@/lib/product-lines/mutations";

export const createProductLine = action(createProductLineShape, verbs.createProductLine);
export const renameProductLine = action(renameProductLineShape, verbs.renameProductLine);
export const moveProductLine = action(moveProductLineShape, verbs.moveProductLine);
export const archiveProductLine = action(productLineShape, verbs.archiveProductLine);
export const restoreProductLine = action(productLineShape, verbs.restoreProductLine);
