import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";

/** The only reader of the environment. Validated when first read at run time; a build needs none of it. */
export const env = createEnv({
  server: {
    DATABASE_URL: z.url(),
    /** Past the pooler, for LISTEN. Without it, DATABASE_URL serves. */
    DATABASE_DIRECT_URL: z.url().optional(),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(50).default(12),
    /** The address people type. Links in mails are made from it. */
    APP_URL: z.url().default("http://localhost:3000"),
    NEXTAUTH_SECRET: z.string().min(32),
    SMTP_URL: z.url().optional(),
    MAIL_FROM: z.string().default("Accord <accord@localhost>"),
    /** `invite`: nobody but the first person signs up without an invitation. */
    SIGN_UP: z.enum(["open", "invite"]).default("open"),
    /** How many reverse proxies of ours append to X-Forwarded-For. 0: people reach this server directly. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    /** Where pictures are kept; without it, in the database. The same folder for every app process. */
    ATTACHMENTS_FOLDER: z.string().optional(),
    /** Holds the private key that checkpoints are signed with (PEM, Ed25519); without it none are made. The same for every app process. */
    CHECKPOINT_KEY_FILE: z.string().optional(),
    /** Hosts in one's own network that may be asked although people named them: `host` or `host:port`, with commas between. */
    OUTBOUND_ALLOW: z.string().default(""),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  },
  client: {},
  experimental__runtimeEnv: {},
  skipValidation: process.env.NEXT_PHASE === "phase-production-build",
  emptyStringAsUndefined: true,
});
