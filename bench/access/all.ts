import { pool } from "@/db/client";
import type { ArrivedMail } from "@/db/testing/mail/smtp";
import { testPerson } from "@/db/testing/people";
import type { Build } from "./asking/manifest";
import { tryLeaving } from "./leaving";
import { askAsEverybody, type Apps, type Asking } from "./matrix/asking";
import { stopWatching, watchRows } from "./matrix/changes";
import { outsideAskings, stopProvider, undeclaredOutside } from "./matrix/outside/actions";
import { openOutside } from "./matrix/outside/pages";
import { PASSWORD } from "./matrix/outside/people";
import { readAsEverybody } from "./matrix/reads";
import { emptyTally, type Tally } from "./matrix/tally";
import { verbAskings } from "./matrix/verbs";
import { readMirrors } from "./mirrors/mirrors";
import { tryTables } from "./tables";

interface Ground {
  readonly apps: Apps;
  readonly build: Build;
  /** Mails that the app sent. */
  readonly arrived: readonly ArrivedMail[];
  /** How many people each way of losing rights is tried on. */
  readonly leavers: number;
  readonly say: (line: string) => void;
}

/** Tries every promise on running apps, one after the other: what is written meanwhile is somebody's. */
export async function tryAll({ apps, build, arrived, leavers, say }: Ground) {
  try {
    say("Reading two mirrored organizations");
    const mirrors = await readMirrors(apps.url, build, arrived);
    say("Asking the tables");
    const tables = await tryTables(...mirrors.owners);
    say("Taking rights away");
    const leaving = await tryLeaving(apps.url, leavers);
    await watchRows();
    const tally = emptyTally();
    // From now on there is a first person, and others follow by mail or invitation.
    await testPerson({ password: PASSWORD });
    say("Opening every page and file as everybody");
    await readAsEverybody(apps, build, tally);
    await openOutside(apps, build, tally);
    tally.missing.push(...undeclaredOutside(build));
    const doors = [...verbAskings(build), ["outside of the organizations", outsideAskings(build)] as const];
    for (const [each, [door, askings]] of doors.entries()) {
      if (each % 20 === 0) say(`Asking at door ${each + 1} of ${doors.length} as everybody`);
      if (askings.length === 0) tally.missing.push(door);
      for (const asking of askings) await askOrNote(apps, asking, tally);
    }
    return { mirrors, tables, leaving, tally };
  } finally {
    await stopProvider();
    await stopWatching();
    await pool().end();
  }
}

/** One that cannot be arranged is missing, and the others are asked all the same. */
async function askOrNote(apps: Apps, asking: Asking, tally: Tally): Promise<void> {
  try {
    await askAsEverybody(apps, asking, tally);
  } catch (error) {
    tally.missing.push(`${asking.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
