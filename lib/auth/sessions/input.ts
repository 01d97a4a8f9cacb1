import { z } from "zod";

export const endSessionShape = z.object({ sessionId: z.uuid() });
export type EndSession = z.output<typeof endSessionShape>;
export const endOtherSessionsShape = z.object({});

/** Signing out needs nothing but the session it ends. */
export const signOutShape = z.object({});
