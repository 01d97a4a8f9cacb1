"use server";

import { action } from "@/lib/action";
import { deleteViewShape, renameViewShape, saveViewShape } from "@/lib/search/views/input";
import * as views from "@/lib/search/views/mutations";

export const saveView = action(saveViewShape, views.saveView);
export const renameView = action(renameViewShape, views.renameView);
export const deleteView = action(deleteViewShape, views.deleteView);
