import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type pg from "pg";
import { z } from "zod";
import { speakingAs } from "@/db/testing/connections";
import { PAYLOADS } from "../payloads";

/** What the columns hold in which nobody writes words of their own. Every other text of the schema is a field, so that a new one is noticed. */
const NO_WORDS: readonly (readonly [columns: RegExp, what: string])[] = [
  [
    /^(?:users\.email|invitations\.email|address_changes\..*)$/,
    "an address of plain ASCII, which the group identity attacks",
  ],
  [/_hash$|^passkeys\.credential_id$|^sso_attempts\./, "a hash, or random"],
  [
    /\.(?:slug|template_key|media_type|deadline_zone|place)$|^(?:templates|hidden_templates)\.key$/,
    "a name that Accord makes or picks from a list",
  ],
  [/^(?:captured_domains|sso_domains)\./, "a domain, by its form"],
  [/^decision_aliases\.alias$/, "a number"],
  [/^(?:rate_limits|server_settings|idempotency_keys)\./, "the server's own"],
  [/^(?:approval_signatures|checkpoint_keys|checkpoints)\./, "what was signed: with other words it is no signature"],
  [/^(?:events\.type|event_texts\.name|search_documents\.(?:part|key)|evaluations\.method)$/, "a name in the code"],
  [
    /^(?:evaluations\.steward_weights|evaluations\.role_weights|rounds\.cells|sso_connections\.role_map)$/,
    "ids and numbers",
  ],
  [/^evaluations\.ownership$/, "numbers, and a currency of eight letters"],
  [/^(?:evaluations\.result|evaluations\.share_of)$/, "ids and numbers, hashed"],
];
/** Fields that their shape lets begin in one way only. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  "evidence.url": "https://example.org/",
  "sso_connections.issuer": "https://example.org/",
  "saved_views.query": "q=",
};
/** What stands in a document that the organization has empty. */
const DOCUMENTS: Readonly<Record<string, string>> = { "history_checks.findings": '["Words of a finding"]' };
/** Into how many parts the payloads are dealt. */
const PARTS = 4;
/** As long as a text within a document may be: documents are read through their shape. */
const DOCUMENT_TEXT = 110;
const TOKEN = /^(?:[a-z0-9_:.+-]*|\d{4}-\d\d-\d\dT[\d:.]+Z?|[0-9A-F-]{8,})$/;

/** A text of the schema that people fill. */
interface Field {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly isJson: boolean;
}

/** Every text column of the schema but those of `NO_WORDS`. */
export async function textFields(root: string): Promise<readonly Field[]> {
  const folder = path.join(root, "db/schema");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const fields = new Map<string, Field>();
  for (const file of files) {
    const loaded = z.record(z.string(), z.unknown()).parse(await import(pathToFileURL(path.join(folder, file)).href));
    for (const table of Object.values(loaded)) {
      if (!is(table, PgTable)) continue;
      const { name: tableName, columns } = getTableConfig(table);
      for (const { name: column, columnType, enumValues } of columns) {
        const name = `${tableName}.${column}`;
        const isJson = columnType === "PgJsonb";
        const isText = columnType === "PgText" && (enumValues ?? []).length === 0;
        if ((!isJson && !isText) || NO_WORDS.some(([columns]) => columns.test(name))) continue;
        fields.set(name, { name, table: tableName, column, isJson });
      }
    }
  }
  return [...fields.values()];
}

/** Which payloads were written into which field, and what could not be written. */
export class Planted {
  readonly #payloads = new Map<string, Set<number>>();
  readonly problems: string[] = [];

  constructor(private readonly fields: readonly Field[]) {
    for (const { name } of fields) this.#payloads.set(name, new Set());
  }

  note(field: Field, payloads: Iterable<number>): void {
    for (const payload of payloads) this.#payloads.get(field.name)?.add(payload);
  }

  /** Fields in which nothing could be written, because nothing stood there. */
  get empty(): readonly string[] {
    return this.fields.map(({ name }) => name).filter((name) => this.#payloads.get(name)?.size === 0);
  }

  /** Fields × payloads. */
  get tried(): number {
    return [...this.#payloads.values()].reduce((sum, payloads) => sum + payloads.size, 0);
  }
}

const partOf = (part: number) => PAYLOADS.map((_, at) => at).filter((at) => at % PARTS === part);

/** How often `plant` has to write until every field has held every payload, and as often again with others first. */
export const ROUNDS = PARTS;

/**
 * Writes payloads over every text that people fill, in the round's order: each text takes a quarter of them, and another one the next time.
 * What verbs refuse, such as a name of many lines, is written all the same: nothing that is shown may rest on it.
 */
export async function plant(fields: readonly Field[], round: number, planted: Planted): Promise<void> {
  await speakingAs("superuser", async (client) => {
    // Neither guards of what may never change nor foreign keys: texts only.
    await client.query("set session_replication_role = replica");
    await client.query("delete from rate_limits");
    for (const field of fields)
      try {
        planted.note(field, await plantInto(client, field, round));
      } catch (error) {
        planted.problems.push(`${field.name}: ${String(error)}`);
      }
  });
}

async function plantInto(client: pg.Client, field: Field, round: number): Promise<ReadonlySet<number>> {
  const [table, column] = [client.escapeIdentifier(field.table), client.escapeIdentifier(field.column)];
  const { rows } = await client.query<{ at: string; value: string | null }>(
    `select ctid::text as at, ${column}::text as value from ${table} order by ${column} is null, ctid`,
  );
  const filled = rows.filter(({ value }) => value !== null && value !== "");
  const used = new Set<number>();
  for (const [index, { at, value }] of (filled.length > 0 || field.isJson ? filled : rows).entries()) {
    const document = DOCUMENTS[field.name] ?? value;
    const changed = isJson(document)
      ? JSON.stringify(overwritten(JSON.parse(document), payloadByPayload(round * 97 + index * 31, used)))
      : `${BEGINNINGS[field.name] ?? ""}${partText(round, index, used)}`;
    await client.query(`update ${table} set ${column} = $2${field.isJson ? "::jsonb" : ""} where ctid = $1::tid`, [
      at,
      changed,
    ]);
  }
  return used;
}

/** A quarter of the payloads as one text, another one in each row and round. */
function partText(round: number, index: number, used: Set<number>): string {
  const payloads = partOf((index + round) % PARTS);
  const first = (round * 19) % payloads.length;
  for (const payload of payloads) used.add(payload);
  const texts = [...payloads.slice(first), ...payloads.slice(0, first)].map((payload) => PAYLOADS[payload] ?? "");
  return storable(`${texts.join(round % 2 === 0 ? "\n\n" : " ")} ${index}`);
}

/** One payload after the other, with a number behind it, because names have to differ. */
function payloadByPayload(from: number, used: Set<number>): () => string {
  let at = from;
  return () => {
    at += 1;
    used.add(at % PAYLOADS.length);
    return storable(`${(PAYLOADS[at % PAYLOADS.length] ?? "").slice(0, DOCUMENT_TEXT - 6)} ${at}`);
  };
}

/** The database holds no NUL. */
const storable = (text: string) => text.replaceAll("\0", "");

const isJson = (value: string | null): value is string => value !== null && /^[{[]/.test(value);

/** The same document with other words: ids, numbers, moments and names in the code stay. */
function overwritten(value: unknown, next: () => string): unknown {
  if (typeof value === "string") return TOKEN.test(value) ? value : next();
  if (Array.isArray(value)) return value.map((one: unknown) => overwritten(one, next));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [key, overwritten(one, next)]),
  );
}
