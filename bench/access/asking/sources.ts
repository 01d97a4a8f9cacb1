import { readdirSync, readFileSync } from "node:fs";
import { doorsOf } from "../matrix/doors";
import { addressOf, type Build } from "./manifest";

/** What a build of the sources will answer to, for a check without one. */
export function readSources(): Build {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => `app/${file}`)
    .filter((file) => /\.tsx?$/.test(file))
    .sort();
  const routeOf = (file: string) => file.replace(/^app|\.tsx?$/g, "");
  const actions = files.filter((file) => /^"use server";/m.test(readFileSync(file, "utf8").slice(0, 400)));
  const ofPages = files.filter((file) => file.endsWith("/page.tsx")).map(routeOf);
  return {
    pages: ofPages.map(addressOf),
    routes: new Map(ofPages.map((route) => [addressOf(route), route])),
    handlers: files
      .filter((file) => file.endsWith("/route.ts"))
      .map((file) => ({ address: addressOf(routeOf(file)), file })),
    actions: actions.flatMap((file) => [...doorsOf(file).keys()].map((name) => ({ id: name, file, name, pages: [] }))),
  };
}
