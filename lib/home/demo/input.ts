import { z } from "zod";

/** Opening the demo, and playing on in it, need nothing but the person who asks. */
export const openDemoShape = z.object({});
export const playNextShape = z.object({});

/** How far the demo has been played. */
export interface DemoProgress {
  readonly played: number;
  readonly total: number;
}
