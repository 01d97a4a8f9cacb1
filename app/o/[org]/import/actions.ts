"use server";

import { action } from "@/lib/action";
import { changeImportShape, correctFileShape, importIdShape, startImportShape } from "@/lib/imports/input";
import * as imports from "@/lib/imports/mutations";
import { limited } from "@/lib/limits/limited";

export const startImport = action(startImportShape, limited("import", imports.startImport));
export const changeImport = action(changeImportShape, imports.changeImport);
export const correctFile = action(correctFileShape, imports.correctFile);
export const discardImport = action(importIdShape, imports.discardImport);
