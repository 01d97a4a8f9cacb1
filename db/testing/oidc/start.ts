import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

/** A provider that runs beside a test. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientSecret: string;
  readonly stop: () => void;
  /** Goes through the provider as the browser of somebody with these claims would. Returns what it sends the browser back with. */
  readonly visit: (url: string, claims: Readonly<Record<string, unknown>>) => Promise<URL>;
}

/** Starts `oidc-provider` in a process of its own; it may send people back to these addresses. */
export async function startProvider(redirectUris: readonly string[]): Promise<TestProvider> {
  const clientSecret = crypto.randomUUID() + crypto.randomUUID();
  const script = path.join(import.meta.dirname, "provider.mjs");
  const child = spawn(process.execPath, [script, JSON.stringify(redirectUris), clientSecret], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const issuer = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", () => reject(new Error("The provider did not start.")));
  });
  return { issuer, clientSecret, stop: () => child.kill(), visit: (url, claims) => visit(issuer, url, claims) };
}

async function visit(issuer: string, url: string, claims: Readonly<Record<string, unknown>>): Promise<URL> {
  let at = new URL(url);
  at.searchParams.set("login_hint", Buffer.from(JSON.stringify(claims)).toString("base64url"));
  const cookies = new Map<string, string>();
  for (let step = 0; step < 10 && at.origin === issuer; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`The provider stopped with ${answer.status}: ${await answer.text()}`);
    at = new URL(location, at);
  }
  return at;
}
