import type { Headers } from "./ask";

/** How Next's router in the browser asks for a part of a page: the server renders what this tree says is not there yet. */
type Tree = readonly [Segment, Readonly<Record<string, Tree>>, null, "metadata-only" | null];
type Segment = string | readonly [name: string, value: string, kind: "d", siblings: null];

/**
 * Ways to ask for a route, as `/o/[org]/(tabs)/votes/page`, at an address, as the router in a browser does: for all of it, for what lies
 * past its layouts, for its page alone, for its title alone, and in advance.
 */
export function routerRequests(route: string, address: string): Readonly<Record<string, Headers>> {
  const segments = segmentsOf(route, address);
  const from = (depth: number) => ({ rsc: "1", "next-router-state-tree": spelled(treeOf(segments, depth)) });
  const title: Tree = ["", { children: treeOf(segments.slice(1), 0) }, null, "metadata-only"];
  return {
    "the router": { rsc: "1" },
    ...Object.fromEntries(
      segments.slice(1).map((_, depth) => [`the router, past ${depth + 1} layouts`, from(depth + 1)]),
    ),
    "the router, for the title": { rsc: "1", "next-router-state-tree": spelled(title) },
    "the router, in advance": { ...from(1), "next-router-prefetch": "1" },
    "the router, for the tree": { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  };
}

const spelled = (tree: Tree) => encodeURIComponent(JSON.stringify(tree));

function segmentsOf(route: string, address: string): readonly Segment[] {
  const given = address.split("?")[0]?.split("/").slice(1) ?? [];
  const segments: Segment[] = [""];
  for (const part of route.split("/").slice(1, -1)) {
    if (/^\(.*\)$/.test(part)) {
      segments.push(part);
      continue;
    }
    const value = given.shift() ?? "";
    const name = /^\[(\w+)\]$/.exec(part)?.[1];
    segments.push(name === undefined ? part : [name, value, "d", null]);
  }
  return [...segments, "__PAGE__"];
}

/** The tree of which the first `depth` segments are there. */
function treeOf([segment = "", ...rest]: readonly Segment[], depth: number): Tree {
  return [segment, depth > 1 && rest.length > 0 ? { children: treeOf(rest, depth - 1) } : {}, null, null];
}
