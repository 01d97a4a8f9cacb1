import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { ASKED_FOR } from "@/lib/asked-for";
import { env } from "@/lib/env";

/**
 * Gives every page its own script nonce, and tells it which address was asked for. Nothing else: authorization lives in
 * each page, action and endpoint, because a proxy can be gone around.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(ASKED_FOR, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-inline'" : ""}`,
    // Bars and dots are placed by style attributes, which can load nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    // Every browser knows it; with the newer "report-to" beside it, reports would not say where they come from.
    "report-uri /api/breaches",
  ].join("; ");
}

export const config = {
  matcher: [
    {
      source:
        "/((?!api/|o/[^/]+/import/[^/]+/(?:archive|files|finish)$|o/[^/]+/decisions/[^/]+/attachments/[^/]+$|share/[^/]+/[^/]+/attachments/[^/]+$|_next/static|_next/image|icon.svg|favicon.ico).*)",
    },
  ],
};
