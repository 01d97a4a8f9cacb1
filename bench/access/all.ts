import { pool } from "@/db/client";
import type { Build } from "./asking/manifest";
import { tryLeaving } from "./leaving";
import { askAsEverybody, type Apps } from "./matrix/asking";
import { watchRows } from "./matrix/changes";
import { askOutside } from "./matrix/outside";
import { readAsEverybody } from "./matrix/reads";
import { emptyTally } from "./matrix/tally";
import { verbAskings } from "./matrix/verbs";
import { readMirrors } from "./mirrors/mirrors";
import { tryTables } from "./tables";

/** Tries every promise on running apps, one after the other: what is written meanwhile is somebody's. */
export async function tryAll(apps: Apps, build: Build, leavers: number, say: (line: string) => void) {
  try {
    say("Reading two mirrored organizations");
    const mirrors = await readMirrors(apps.url, build);
    say("Asking the tables");
    const tables = await tryTables(...mirrors.owners);
    say("Taking rights away");
    const leaving = await tryLeaving(apps.url, leavers);
    say("Asking as everybody");
    await watchRows();
    const tally = emptyTally();
    await readAsEverybody(apps, build, tally);
    await askOutside(apps.url, build, tally);
    for (const [door, askings] of verbAskings(build)) {
      if (askings.length === 0) tally.missing.push(door);
      for (const asking of askings) await askAsEverybody(apps, asking, tally);
    }
    return { mirrors, tables, leaving, tally };
  } finally {
    await pool().end();
  }
}
