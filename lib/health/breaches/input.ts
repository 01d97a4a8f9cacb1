import { z } from "zod";

const text = z.string().max(4_000).catch("");

/** What browsers send today: a list, of which not everything need be about the policy. */
const report = z.object({
  type: z.literal("csp-violation"),
  body: z.object({ effectiveDirective: text, blockedURL: text, documentURL: text }),
});

/** What others send still, one at a time. */
const older = z.object({
  "csp-report": z
    .object({ "effective-directive": text, "violated-directive": text, "blocked-uri": text, "document-uri": text })
    .transform((told) => ({
      effectiveDirective: told["effective-directive"] || told["violated-directive"],
      blockedURL: told["blocked-uri"],
      documentURL: told["document-uri"],
    })),
});

/** At most twenty breaches of a policy, as a browser reports them; everything else in the list is left out. */
export const breachesShape = z.union([
  older.transform((told) => [told["csp-report"]]),
  z
    .array(z.unknown())
    .max(100)
    .transform((list) =>
      list.flatMap((item) => {
        const parsed = report.safeParse(item);
        return parsed.success ? [parsed.data.body] : [];
      }),
    )
    .transform((list) => list.slice(0, 20)),
]);

/** What a page wanted against its policy, as its browser tells it: nothing in it is proven. */
export type Breach = z.output<typeof breachesShape>[number];
