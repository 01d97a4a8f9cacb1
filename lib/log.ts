import pino from "pino";
import { env } from "./env";

/** One JSON line per event, to standard error. Never a password, a token, a ballot or a reason. */
export const log = pino({ level: env.LOG_LEVEL, base: null }, pino.destination(2));
