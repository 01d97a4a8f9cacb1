/** What the app needs to know about where it runs. */
export interface AppSurroundings {
  readonly databaseUrl: string;
  readonly databaseDirectUrl: string;
  readonly appUrl: string;
  readonly host: string;
  readonly port: number;
  readonly nextAuthSecret: string;
  readonly serverActionsKey: string;
  /** Undefined: no checkpoints are made. */
  readonly checkpointKeyFile?: string | undefined;
  readonly buildId: string | undefined;
  readonly isDevelopment: boolean;
}

/**
 * Returns the environment of an app process: this one's, with the addresses and secrets it runs on. The addresses that
 * could change tables stay out of it.
 */
export function appEnvironment(surroundings: AppSurroundings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_MIGRATION_URL: undefined,
    DATABASE_ADMIN_URL: undefined,
    NODE_ENV: surroundings.isDevelopment ? "development" : "production",
    DATABASE_URL: surroundings.databaseUrl,
    DATABASE_DIRECT_URL: surroundings.databaseDirectUrl,
    APP_URL: surroundings.appUrl,
    NEXTAUTH_URL: surroundings.appUrl,
    NEXTAUTH_SECRET: surroundings.nextAuthSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: surroundings.serverActionsKey,
    CHECKPOINT_KEY_FILE: surroundings.checkpointKeyFile,
    ACCORD_BUILD_ID: surroundings.buildId,
    HOSTNAME: surroundings.host,
    PORT: String(surroundings.port),
    NEXT_TELEMETRY_DISABLED: "1",
    // The app ends itself on a signal, without resetting connections that wait to be taken: lib/health/stopping.ts.
    ...(!surroundings.isDevelopment && { NEXT_MANUAL_SIG_HANDLE: "1" }),
  };
}
