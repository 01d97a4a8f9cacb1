import { pool } from "@/db/client";
import { drillWithoutMail } from "./without-mail";

/** A process of `npm run trust:identity` that has no mail server. Prints what came of it. */
process.stdout.write(JSON.stringify(await drillWithoutMail()));
await pool().end();
