import pino from "pino";
import { env } from "./env";

/** One JSON line per event, to standard error. Never a password, a token, a ballot or a reason. */
// A build validates no environment, so the level's default is not there while it collects pages.
export const log = pino({ level: env.LOG_LEVEL ?? "info", base: null }, pino.destination(2));
