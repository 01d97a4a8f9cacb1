import { z } from "zod";

const shape = z.object({
  /** The port of the app. */
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** The address the app listens on. Loopback unless said otherwise: 0.0.0.0 opens it to the network. */
  HOST: z.string().default("127.0.0.1"),
  /** What people type into the browser. */
  APP_URL: z.url().optional(),
  /** The app's role on a server of your own; without it PostgreSQL is embedded. */
  DATABASE_URL: z.url().optional(),
  /** The app's role past a pooler, for LISTEN. */
  DATABASE_DIRECT_URL: z.url().optional(),
  /** accord_migrator, past any pooler. Without it a start only checks that nothing is to be migrated. */
  DATABASE_MIGRATION_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().optional(),
  /** The file of the private key that checkpoints are signed with. */
  CHECKPOINT_KEY_FILE: z.string().optional(),
});

/** What a person sets to say how Accord starts. */
export type Settings = Omit<z.infer<typeof shape>, "APP_URL"> & { readonly APP_URL: string };

/** Reads the settings. Throws a sentence that names the variable that is wrong. */
export function readSettings(variables: NodeJS.ProcessEnv): Settings {
  const filled = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = shape.safeParse(filled);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join(".")} is not usable: ${issue.message}.`).join("\n"),
    );
  }
  return { ...parsed.data, APP_URL: parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}` };
}

/** What may be meant so, and is worth a sentence at the start: ways over a network on which everything can be read. */
export function cautionsOf({ HOST, APP_URL, DATABASE_URL }: Settings): readonly string[] {
  const cautions: string[] = [];
  if (DATABASE_URL !== undefined && isAway(new URL(DATABASE_URL).hostname) && !/[?&]sslmode=/.test(DATABASE_URL))
    cautions.push("The way to the database is not encrypted: add ?sslmode=verify-full to its address.");
  if (isAway(HOST) && !APP_URL.startsWith("https://"))
    cautions.push("People reach this over plain http: put a proxy with https before it, and its address into APP_URL.");
  return cautions;
}

/** A socket in a folder has no host, or a path for one. */
function isAway(host: string): boolean {
  return host !== "" && host !== "localhost" && !/^(?:127\.|\[?::1\]?$|%2f|\/)/i.test(host);
}
