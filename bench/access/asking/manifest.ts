import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** A server action as the build knows it. */
export interface BuiltAction {
  readonly id: string;
  /** The file that exports it, from the root of the checkout. */
  readonly file: string;
  readonly name: string;
  /** Pages that can call it, as `/o/[org]/members`. */
  readonly pages: readonly string[];
}

/** What the production build answers to. */
export interface Build {
  /** As `/o/[org]/members`. */
  readonly pages: readonly string[];
  /** The same with the groups that are no part of their addresses, as `/o/[org]/(index)/members/page`. */
  readonly routes: ReadonlyMap<string, string>;
  readonly handlers: readonly { /** As `/o/[org]/seen`. */ readonly address: string; readonly file: string }[];
  readonly actions: readonly BuiltAction[];
}

const actionsShape = z.object({
  node: z.record(
    z.string(),
    z.object({ workers: z.record(z.string(), z.unknown()), filename: z.string(), exportedName: z.string() }),
  ),
  edge: z.record(z.string(), z.unknown()),
});

/** The bare pages that the benches add, and what Next itself makes of the icon and of errors. */
const OF_NOBODY = /^\/(?:bare|icon|_)/;

/** Reads the build's own lists. `folder` holds the `.next` of the build. */
export function readBuild(folder: string): Build {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, ".next", "server", name), "utf8"));
  const routes = Object.keys(z.record(z.string(), z.string()).parse(read("app-paths-manifest.json"))).filter(
    (route) => !OF_NOBODY.test(route),
  );
  const { node, edge } = actionsShape.parse(read("server-reference-manifest.json"));
  if (Object.keys(edge).length > 0)
    throw new Error("The build has actions on the edge, which this drill does not know.");
  const ofPages = routes.filter((route) => route.endsWith("/page"));
  return {
    pages: ofPages.map(addressOf),
    routes: new Map(ofPages.map((route) => [addressOf(route), route])),
    handlers: routes
      .filter((route) => route.endsWith("/route"))
      .map((route) => ({ address: addressOf(route), file: `app${route}.ts` })),
    actions: Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
      id,
      file: filename,
      name: exportedName,
      pages: Object.keys(workers).map((worker) => addressOf(worker.replace(/^app/, ""))),
    })),
  };
}

/** The address of a route: groups in brackets are no part of it. */
export function addressOf(route: string): string {
  const segments = route.split("/").filter((segment) => !/^\(.*\)$/.test(segment));
  return segments.slice(0, -1).join("/") || "/";
}
