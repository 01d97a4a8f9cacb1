import { existsSync } from "node:fs";
import path from "node:path";
import { migrate } from "@/db/migrate";
import { requireMigrated } from "@/db/migration-state";
import { appEnvironment } from "./app-environment";
import { build, buildId, isBuilt } from "./build";
import { type DatabaseAddresses, startEmbeddedDatabase } from "./embedded-database";
import { type RecordedProcess, endLeftoverServer } from "./leftovers";
import { ownDatabase } from "./own-database";
import { checkoutCheckpointKey, checkoutSecrets, requirePrivateFile } from "./secrets";
import { requireFreePort, startServer } from "./server";
import { cautionsOf, readSettings } from "./settings";
import { type Supervised, supervise } from "./supervise";

/** What the record of a start says about it. */
interface RunRecord {
  readonly server?: RecordedProcess;
  readonly url?: string;
  readonly ownerUrl?: string;
  readonly stopping?: boolean;
}

/** What the part that needs no packages hands over. */
export interface Launch {
  readonly root: string;
  readonly isDevelopment: boolean;
  readonly stopping: AbortSignal;
  readonly run: { readonly previous?: RunRecord; readonly update: (changes: RunRecord) => void };
  readonly say: (line: string) => void;
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  readonly give: (file: string) => void;
  readonly isSameProcess: (recorded: RecordedProcess | undefined) => boolean;
  readonly recordProcess: (pid: number) => RecordedProcess;
}

/** Brings up the database and the app, keeps them up, and takes them down when `stopping` says so. */
export async function launch(given: Launch): Promise<void> {
  const { root, run, say, stopping } = given;
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  const settings = readSettings(process.env);
  for (const caution of cautionsOf(settings)) say(caution);
  const left = run.previous?.server;
  if (left !== undefined && given.isSameProcess(left)) {
    await given.step("Ending the app that a killed start left behind", () =>
      endLeftoverServer(left.pid, () => given.isSameProcess(left)),
    );
  }
  await requireFreePort(settings.HOST, settings.PORT);
  const running: Supervised[] = [];
  try {
    const secrets = checkoutSecrets(root, given.give);
    const keyFile =
      absolute(settings.CHECKPOINT_KEY_FILE) ??
      (settings.DATABASE_URL === undefined ? checkoutCheckpointKey(root, given.give) : undefined);
    if (keyFile === undefined) say("Checkpoints of the history are not signed: set CHECKPOINT_KEY_FILE to sign them.");
    else requirePrivateFile(keyFile);
    const database =
      settings.DATABASE_URL === undefined ? await embedded() : await ownDatabase(settings.DATABASE_URL, settings);
    stopping.throwIfAborted();
    const { migrator } = database;
    if (migrator === undefined) await requireMigrated(database.direct, root);
    else await given.step("Migrating the database", () => migrate(migrator, root));
    const id = given.isDevelopment ? undefined : await freshBuild();
    stopping.throwIfAborted();
    await serve(database, id);
    say(`Accord is ready: ${settings.APP_URL}`);
    await Promise.race([whenAborted(stopping), ...running.map((each) => each.hopeless)]);

    function absolute(file: string | undefined) {
      return file === undefined ? undefined : path.resolve(root, file);
    }

    async function embedded() {
      const begin = () => startEmbeddedDatabase(root, secrets);
      const first = await given.step("Starting PostgreSQL", begin);
      const again = async () => {
        const { server } = await begin();
        if (server.port !== first.server.port)
          throw new Error(`PostgreSQL's port ${first.server.port} was taken meanwhile: start again.`);
        return server;
      };
      running.push(supervise("PostgreSQL", first.server, again, say));
      return first;
    }

    async function serve({ app, direct }: DatabaseAddresses, build: string | undefined) {
      const env = appEnvironment({
        databaseUrl: app,
        databaseDirectUrl: direct,
        appUrl: settings.APP_URL,
        host: settings.HOST,
        port: settings.PORT,
        nextAuthSecret: settings.NEXTAUTH_SECRET ?? secrets.nextAuthSecret,
        serverActionsKey: settings.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? secrets.serverActionsKey,
        checkpointKeyFile: keyFile,
        buildId: build,
        isDevelopment: given.isDevelopment,
      });
      const begin = async () => {
        const begun = (pid: number) => run.update({ server: given.recordProcess(pid) });
        return startServer({
          root,
          host: settings.HOST,
          port: settings.PORT,
          isDevelopment: given.isDevelopment,
          env,
          stopping,
          begun,
        });
      };
      const first = await given.step("Starting the app", begin);
      run.update({ url: settings.APP_URL, ownerUrl: migrator === undefined ? undefined : asOwner(migrator) });
      running.push(supervise("The app", first, begin, say));
    }
  } finally {
    run.update({ stopping: true });
    if (running.length > 0) await given.step("Stopping", () => stopAll(running));
  }

  async function freshBuild(): Promise<string> {
    const id = buildId(root);
    if (!isBuilt(root, id)) await given.step("Building", () => build(root, id, stopping));
    return id;
  }
}

/** The last started is stopped first: the app before the database that it uses. */
async function stopAll(running: readonly Supervised[]): Promise<void> {
  for (const each of running.toReversed()) await each.stop();
}

/** The address by which psql works as the owner of all tables, who cannot log in itself. */
function asOwner(migrator: string): string {
  return `${migrator}${migrator.includes("?") ? "&" : "?"}options=-c%20role%3Daccord_owner`;
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
