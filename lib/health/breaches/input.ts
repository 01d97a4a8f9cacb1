import { z } from "zod";

const text = z.string().max(4_000).catch("");

/** A report of a browser. Source: Content Security Policy Level 3, 5.3 (`report-uri`). Older ones say only the violated directive. */
export const breachShape = z
  .object({
    "csp-report": z.object({
      "effective-directive": text,
      "violated-directive": text,
      "blocked-uri": text,
      "document-uri": text,
    }),
  })
  .transform(({ "csp-report": told }) => ({
    directive: told["effective-directive"] || told["violated-directive"],
    blocked: told["blocked-uri"],
    document: told["document-uri"],
  }));

/** What a page wanted against its policy, as its browser tells it: nothing in it is proven. */
export type Breach = z.output<typeof breachShape>;
