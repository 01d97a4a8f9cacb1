import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { appEnvironment } from "./app-environment";
import { checkoutCheckpointKey, checkoutSecrets, requirePrivateFile } from "./secrets";
import { cautionsOf, readSettings } from "./settings";

const with_ = (variables: Readonly<Record<string, string>>) => ({ ...variables, NODE_ENV: "test" as const });

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "accord-settings-"));
  mkdirSync(path.join(root, ".accord"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
  vi.unstubAllEnvs();
});
const give = () => undefined;

describe("settings", () => {
  it("need nothing, and listen to this machine only", () => {
    expect(readSettings(with_({}))).toMatchObject({ HOST: "127.0.0.1", PORT: 3000, APP_URL: "http://localhost:3000" });
  });

  it.each([
    ["NEXTAUTH_SECRET", "too short to be a secret"],
    ["DATABASE_URL", "localhost, I think"],
    ["PORT", "70000"],
    ["APP_URL", "accord.example"],
  ])("stop the start with a sentence when %s is wrong, without repeating what it holds", (name, value) => {
    const start = () => readSettings(with_({ [name]: value }));
    expect(start).toThrow(`${name} is not usable`);
    expect(start).not.toThrow(value);
  });
});

describe("the start", () => {
  const cautions = (variables: Readonly<Record<string, string>>) => cautionsOf(readSettings(with_(variables)));

  it("says so when the database or people are reached in the clear over a network", () => {
    expect(cautions({ DATABASE_URL: "postgres://app@db.example/accord" })).toEqual([
      expect.stringContaining("sslmode=verify-full"),
    ]);
    expect(cautions({ HOST: "0.0.0.0" })).toEqual([expect.stringContaining("plain http")]);
  });

  it("says nothing where all is encrypted, or stays on this machine", () => {
    const quiet: readonly Readonly<Record<string, string>>[] = [
      {},
      { DATABASE_URL: "postgres://app@db.example/accord?sslmode=verify-full" },
      { DATABASE_URL: "postgres://app@127.0.0.1:6543/accord" },
      { DATABASE_URL: "postgres://app@localhost/accord" },
      { DATABASE_URL: "postgres://app@[::1]:5432/accord" },
      { DATABASE_URL: "postgres:///accord?host=/var/run/postgresql" },
      { HOST: "0.0.0.0", APP_URL: "https://accord.example" },
    ];
    for (const variables of quiet) expect(cautions(variables)).toEqual([]);
  });
});

describe("the secrets of a checkout", () => {
  it("are random, made once, and readable by their owner only", () => {
    const made = checkoutSecrets(root, give);
    expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length);
    for (const secret of Object.values(made))
      expect(Buffer.from(secret, "base64url").length).toBeGreaterThanOrEqual(32);
    expect(statSync(path.join(root, ".accord", "secrets.json")).mode & 0o777).toBe(0o600);
    expect(checkoutSecrets(root, give)).toEqual(made);
    const key = checkoutCheckpointKey(root, give);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(readFileSync(key, "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  it("are refused when others can read them, or when they are gone and their database is not", () => {
    const file = path.join(root, ".accord", "secrets.json");
    checkoutSecrets(root, give);
    chmodSync(file, 0o644);
    expect(() => checkoutSecrets(root, give)).toThrow("chmod 600");
    rmSync(file);
    mkdirSync(path.join(root, ".accord", "postgres"));
    expect(() => checkoutSecrets(root, give)).toThrow("put it back");
  });

  it("hold for a key that is named, too", () => {
    const key = path.join(root, "key.pem");
    expect(() => requirePrivateFile(key)).toThrow("is not there");
    writeFileSync(key, "key", { mode: 0o640 });
    expect(() => requirePrivateFile(key)).toThrow("chmod 600");
  });
});

describe("the app's environment", () => {
  it("holds no address that could change tables", () => {
    vi.stubEnv("DATABASE_MIGRATION_URL", "postgres://accord_migrator@localhost/accord");
    vi.stubEnv("DATABASE_ADMIN_URL", "postgres://postgres@localhost/accord");
    const url = "postgres://accord_app@localhost/accord";
    const environment = appEnvironment({
      databaseUrl: url,
      databaseDirectUrl: url,
      appUrl: "http://localhost:3000",
      host: "127.0.0.1",
      port: 3000,
      nextAuthSecret: "n",
      serverActionsKey: "s",
      buildId: "b",
      isDevelopment: false,
    });
    expect(environment["DATABASE_URL"]).toBe(url);
    expect(JSON.stringify(environment)).not.toMatch(/accord_migrator|postgres:\/\/postgres/);
    expect(environment.NODE_ENV).toBe("production");
  });
});
