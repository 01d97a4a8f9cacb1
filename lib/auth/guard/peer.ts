import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Appends the address of the socket to `X-Forwarded-For` of every request, before Next reads it. Next keeps the header of
 * the client when there is one; without this a guesser could name another address with each guess.
 */
export function recordPeerAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const request = requestOf(message);
    const peer = request?.socket.remoteAddress;
    if (request === undefined || peer === undefined) return;
    const claimed = request.headers["x-forwarded-for"];
    request.headers["x-forwarded-for"] = claimed === undefined ? peer : `${String(claimed)}, ${peer}`;
  });
}

/** Node documents the message of this channel as `{ request: IncomingMessage, … }`. */
function requestOf(message: unknown): IncomingMessage | undefined {
  return (message as { readonly request?: IncomingMessage }).request;
}
