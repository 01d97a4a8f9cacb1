"use server";

import { action } from "@/lib/action";
import { previewTemplateFile as preview } from "@/lib/evaluations/templates/files/queries";
import {
  createTemplateShape,
  editTemplateShape,
  importTemplateShape,
  readTemplateFileShape,
  saveAsTemplateShape,
  templateShape,
} from "@/lib/evaluations/templates/input";
import * as templates from "@/lib/evaluations/templates/mutations";

export const saveAsTemplate = action(saveAsTemplateShape, templates.saveAsTemplate);
export const createTemplate = action(createTemplateShape, templates.createTemplate);
export const editTemplate = action(editTemplateShape, templates.editTemplate);
export const hideTemplate = action(templateShape, templates.hideTemplate);
export const showTemplate = action(templateShape, templates.showTemplate);
export const previewTemplateFile = action(readTemplateFileShape, preview);
export const importTemplate = action(importTemplateShape, templates.importTemplate);
