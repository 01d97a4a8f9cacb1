import "server-only";
import { NextResponse, type NextRequest } from "next/server";
import type { z } from "zod";
import type { Ctx } from "./access/context";
import { contextForRequest } from "./auth/context";
import type { RefusalCode, Result } from "./errors";
import { readJsonBody } from "./json-body";
import { assertSameOrigin } from "./origin";
import { parse, toResult } from "./refuse";

const STATUS: Readonly<Record<RefusalCode, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  INVALID: 422,
  PRECONDITION: 412,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

type Params = { readonly params: Promise<Readonly<Record<string, string>>> };

/** Makes a route handler of a verb. The body is JSON; the organization is the route's `org` segment; route parameters join the input. */
export function endpoint<S extends z.ZodType, T>(shape: S, verb: (ctx: Ctx, input: z.output<S>) => Promise<T>) {
  return async (request: NextRequest, { params }: Params): Promise<NextResponse> => {
    const result = await toResult(verb.name, async () => {
      // A read changes nothing and no other site sees its answer; over plain http it does not say where it came from.
      if (request.method !== "GET") assertSameOrigin(request.headers);
      const { org = "", ...rest } = await params;
      const ctx = await contextForRequest(org);
      const body =
        request.method === "GET" ? Object.fromEntries(request.nextUrl.searchParams) : await readJsonBody(request);
      return verb(ctx, parse(shape, { ...body, ...rest }));
    });
    return answer(result);
  };
}

/** A file as it is handed out. */
export interface Download {
  readonly text: string;
  /** Such as `text/markdown`; always UTF-8. */
  readonly type: string;
  readonly fileName: string;
}

/** Makes a route handler that hands out a file. It refuses like an endpoint, with a JSON body. */
export function download<S extends z.ZodType>(shape: S, read: (ctx: Ctx, input: z.output<S>) => Promise<Download>) {
  return async (_request: NextRequest, { params }: Params): Promise<Response> => {
    const result = await toResult(read.name, async () => {
      const { org = "", ...rest } = await params;
      return read(await contextForRequest(org), parse(shape, rest));
    });
    if (!result.ok) return answer(result);
    const { text, type, fileName } = result.value;
    const plain = fileName.replace(/[^\w.-]+/g, "-");
    return new Response(text, {
      headers: {
        "content-type": `${type}; charset=utf-8`,
        "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  };
}

function answer<T>(result: Result<T>): NextResponse {
  const status = result.ok ? 200 : STATUS[result.refusal.code];
  return NextResponse.json(result, { status, headers: { "cache-control": "no-store" } });
}
