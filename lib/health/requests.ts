import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { beginRequest } from "@/lib/request";
import { loggedPath } from "./rules";

/** Whoever waits gets an answer within ten seconds; this leaves room for saying it. */
const LIMIT_MS = 9_000;
const ID = /^[\w.-]{8,128}$/;

/**
 * Gives every request a number, which its answer and its lines in the log carry, and a time by which it has to be answered. A number that
 * a proxy of ours gave is kept.
 */
export function followRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = exchangeOf(message);
    const given = request.headers["x-request-id"];
    const isTrusted = env.TRUSTED_PROXIES > 0 && typeof given === "string" && ID.test(given);
    const id = isTrusted ? given : randomUUID();
    const began = performance.now();
    request.headers["x-request-id"] = id;
    response.setHeader("x-request-id", id);
    // Next cannot tell of this method, and would fail with a stack in the log for anybody who asks.
    if (request.method === "TRACE") request.method = "OPTIONS";
    const path = loggedPath(request.url ?? "");
    beginRequest({ id, path, until: Date.now() + LIMIT_MS });
    response.once("finish", () => {
      const milliseconds = Math.round(performance.now() - began);
      log.debug({ requestId: id, path, method: request.method, status: response.statusCode, milliseconds }, "answered");
    });
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Node documents the message of this channel as `{ request, response, socket, server }`. */
function exchangeOf(message: unknown): Exchange {
  return message as Exchange;
}
