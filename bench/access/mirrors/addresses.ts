import { speakingAs } from "@/db/testing/connections";
import type { Ctx } from "@/lib/access/context";

/** Values for a parameter of an address, all of them real. */
type Values = readonly string[];

/** What the addresses of an organization are filled with. */
export type Fillings = Readonly<Record<string, Values>>;

/** Everything of an organization that stands in an address. */
export async function fillingsOf({ organizationId }: Ctx, shareToken: string): Promise<Fillings> {
  return speakingAs("superuser", async (client) => {
    const listed = async (question: string) => {
      const { rows } = await client.query<{ value: string }>(question, [organizationId]);
      return rows.map(({ value }) => value);
    };
    return {
      number: everyNth(
        await listed("select number::text as value from decisions where organization_id = $1 order by number"),
        5,
      ),
      slug: everyNth(await listed("select slug as value from product_lines where organization_id = $1"), 3),
      key: [...(await listed("select key as value from templates where organization_id = $1")), "django-or-flask"],
      version: ["1"],
      evaluation: ["1"],
      // As a record shows it: by the beginning of its hash.
      name: await listed(
        `select left(encode(a.sha256, 'hex'), 16) || '.' || replace(split_part(a.media_type, '/', 2), 'jpeg', 'jpg') as value
         from attachments a where organization_id = $1`,
      ),
      format: ["madr", "nygard", "json", "html"],
      kind: ["context"],
      import: await listed("select id::text as value from import_batches where organization_id = $1"),
      token: [shareToken],
    };
  });
}

/** At most `most` of them, from the first to the last. */
function everyNth(values: Values, most: number): Values {
  const step = Math.max(1, (values.length - 1) / (most - 1));
  return [...new Set(Array.from({ length: most }, (_, at) => values[Math.round(at * step)] ?? ""))].filter(Boolean);
}

/** Every address of a pattern such as `/o/[org]/decisions/[number]`, at `slug`; with one filling of each other parameter by itself. */
export function addressesOf(pattern: string, slug: string, fillings: Fillings): readonly string[] {
  const names = [...pattern.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name).filter((name) => name !== "org");
  const most = Math.max(1, ...names.map((name) => fillings[name]?.length ?? 1));
  const addresses = Array.from({ length: most }, (_, at) =>
    pattern.replace(/\[(\w+)\]/g, (_parameter, name: string) => {
      const values = name === "org" ? [slug] : (fillings[name] ?? ["x"]);
      return encodeURIComponent(values[at % values.length] ?? "x");
    }),
  );
  return [...new Set(addresses)];
}

/** What is asked behind an address, such as a search for the word that both organizations have. */
export const QUESTIONS: Readonly<Record<string, Values>> = {
  "/o/[org]/search": ["q=kolibri", "q=plover", "q=heron"],
  "/o/[org]/palette": ["q=kolibri", "q=plover"],
  "/o/[org]/decisions/find": ["q=kolibri"],
  "/o/[org]/mentionable": ["q=p", "q=kolibri"],
  "/o/[org]/decisions": ["", "q=kolibri"],
  "/o/[org]/map": ["", "linked=1"],
  "/o/[org]/export/search": ["q=kolibri"],
  "/o/[org]/export/decisions": ["", "q=kolibri"],
};
