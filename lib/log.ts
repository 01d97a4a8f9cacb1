import pino from "pino";
import { withoutValues } from "@/db/redaction";
import { env } from "./env";
import { servedRequest } from "./request";

/**
 * One JSON line per event, to standard error. Never a password, a token, a ballot or a reason. What a watchman looks for carries `event`:
 * docs/security.md lists them.
 */
// A build validates no environment, so the level's default is not there while it collects pages.
export const log = pino(
  {
    level: env.LOG_LEVEL ?? "info",
    base: null,
    mixin: () => {
      const request = servedRequest();
      if (request === undefined) return {};
      const { id, path, userId } = request;
      return { requestId: id, ...(path !== undefined && { path }), ...(userId !== undefined && { userId }) };
    },
    serializers: { err: (error: Error) => pino.stdSerializers.err(withoutValues(error)) },
  },
  pino.destination(2),
);
