import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import PostalMime from "postal-mime";
import { freePort } from "@/db/embedded";
import { startMailServer } from "@/db/testing/mail/smtp";
import { appEnvironment } from "@/scripts/start/app-environment";
import { buildId } from "@/scripts/start/build";
import { startServer } from "@/scripts/start/server";
import { startTestServer } from "@/scripts/test/server";

// Serves the build that is there with a database, a mail server and a sign-on provider of its own, until nobody listens any more. It
// prints where, in one line of JSON.
const root = process.cwd();
const [host, port] = ["127.0.0.1", await freePort()];
const url = `http://localhost:${port}`;
const databases = await startTestServer();
const mail = await startMailServer();
const variables = await databases.createDatabase("accord_connected");
const surroundings = {
  ...{ APP_URL: url, SMTP_URL: mail.url, OUTBOUND_ALLOW: "localhost", LOG_LEVEL: "warn" },
  NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
};
Object.assign(process.env, variables, surroundings);
// Imported only now: the environment is read once, when it is first needed.
const { makeConnected } = await import("../makers/connected-maker");
const { house, domain, provider } = await makeConnected(process.argv[2] ?? "");
const app = await startServer({
  ...{ root, host, port, isDevelopment: false },
  env: {
    ...appEnvironment({
      databaseUrl: variables.DATABASE_URL ?? "",
      databaseDirectUrl: variables.DATABASE_DIRECT_URL ?? "",
      appUrl: url,
      host,
      port,
      nextAuthSecret: surroundings.NEXTAUTH_SECRET,
      serverActionsKey: randomBytes(32).toString("base64"),
      buildId: buildId(root),
      isDevelopment: false,
    }),
    ...surroundings,
  },
});
const mailbox = createServer((_request, response) => {
  const read = mail.arrived.map(async ({ to, raw }) => {
    const { subject = "", text = "" } = await PostalMime.parse(raw);
    return { to, subject, text };
  });
  void Promise.all(read).then((mails) => response.end(JSON.stringify(mails)));
});
await new Promise<void>((resolve) => mailbox.listen(0, host, resolve));
const address = mailbox.address();
const mailboxPort = typeof address === "object" && address !== null ? address.port : 0;
process.stdout.write(`${JSON.stringify({ url, mailbox: `http://${host}:${mailboxPort}`, domain, house })}\n`);
process.stdin.resume();
await new Promise((resolve) => process.stdin.once("close", resolve));
await app.stop();
provider.stop();
await mail.close();
await databases.stop();
process.exit();
