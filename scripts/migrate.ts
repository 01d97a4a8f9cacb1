import { migrate } from "@/db/migrate";

const url = process.env.DATABASE_MIGRATION_URL;
if (url === undefined || url === "") {
  process.stderr.write("Set DATABASE_MIGRATION_URL to the address of accord_migrator; npm run db:setup prints it.\n");
  process.exit(1);
}
await migrate(url);
process.stdout.write("The database is up to date.\n");
