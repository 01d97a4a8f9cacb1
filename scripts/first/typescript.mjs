import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "..", "..");

/** Imports a TypeScript file of this checkout, given from its top. Needs the packages to be installed. */
export async function loadTypeScript(file) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: path.join(root, "tsconfig.json") });
  return import(pathToFileURL(path.join(root, file)).href);
}
