import { createServer } from "node:http";
import type { APIRequestContext, BrowserContext } from "@playwright/test";
import { readArchive } from "@/lib/imports/archive/queries";
import { type Seen, visitPage } from "./watch";

/** Files that a browser shows as a page. */
const SHOWN = /\.(?:html?|svg|xml)$/i;
const TYPES: Readonly<Record<string, string>> = { svg: "image/svg+xml", xml: "application/xml" };

/** A file that somebody saved. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Fetches what is handed out as a file and returns what a browser would show of it, taken out of its zip. */
export async function savedFiles(request: APIRequestContext, url: string, seen: Seen): Promise<readonly SavedFile[]> {
  try {
    return await unpacked(request, url);
  } catch (error) {
    // What was planted is no history any more: an export may say so by breaking off.
    seen.broken.push(`${url}: ${String(error).slice(0, 200)}`);
    return [];
  }
}

async function unpacked(request: APIRequestContext, url: string): Promise<readonly SavedFile[]> {
  const answer = await request.get(url, { maxRedirects: 0, timeout: 120_000 });
  if (answer.status() !== 200) return [];
  const bytes = await answer.body();
  const named = /filename="?([^";]+)/.exec(answer.headers()["content-disposition"] ?? "")?.[1] ?? "file";
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const files = isZip ? await readArchive(bytes) : [{ path: named, bytes }];
  return files.map(({ path: name, bytes: content }) => ({ name, bytes: content }));
}

/** Opens saved files as whoever saved them does: from a server that sends no policy with them. Returns how many were opened. */
export async function openFiles(context: BrowserContext, files: readonly SavedFile[], seen: Seen): Promise<number> {
  const shown = files.filter(({ name }) => SHOWN.test(name));
  const byPath = new Map(files.map(({ name, bytes }) => [`/${name}`, bytes]));
  const server = createServer((request, answer) => {
    const asked = decodeURIComponent(new URL(request.url ?? "/", "http://127.0.0.1").pathname);
    const bytes = byPath.get(asked);
    const type =
      TYPES[asked.split(".").at(-1) ?? ""] ?? (asked.endsWith(".css") ? "text/css" : "text/html; charset=utf-8");
    answer.writeHead(bytes === undefined ? 404 : 200, { "content-type": type }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await context.newPage();
  try {
    const address = server.address();
    const at = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
    for (const { name } of shown)
      await visitPage(page, `${at}/${name.split("/").map(encodeURIComponent).join("/")}`, seen);
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
  return shown.length;
}
