import { readFileSync } from "node:fs";
import { env } from "@/lib/env";
import { checkpointKeyOf, type CheckpointKey } from "./signing";

/** Is there a key to sign with? Without one no checkpoints are made, and pages say so. */
export const isCheckpointKeySet = (): boolean => env.CHECKPOINT_KEY_FILE !== undefined;

/** The key of the file that the environment names, read now, so that a new one counts at once; null without one. Throws for a file that holds none. */
export function readCheckpointKey(): CheckpointKey | null {
  const file = env.CHECKPOINT_KEY_FILE;
  return file === undefined ? null : checkpointKeyOf(readFileSync(file, "utf8"));
}
