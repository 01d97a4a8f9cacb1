import type { BrowserContext, Page } from "@playwright/test";

/** What pages did that they never may. */
export interface Seen {
  pages: number;
  /** A payload ran. */
  readonly ran: string[];
  readonly dialogs: string[];
  readonly offOrigin: string[];
  /** Of the page's policy: something tried to run and was kept from it. */
  readonly breaches: string[];
  /** Markup that would run without a policy, or if somebody touched it. */
  readonly live: string[];
  /** Pages that did not come, or whose scripts broke. */
  readonly broken: string[];
}

export const nothingSeen = (): Seen => ({
  ...{ pages: 0, ran: [], dialogs: [], offOrigin: [], breaches: [], live: [], broken: [] },
});

/** Hears everything that runs, asks or is refused in the pages of a context. */
export async function watched(context: BrowserContext, seen: Seen): Promise<void> {
  await context.exposeFunction("accordTell", (kind: "ran" | "breaches", what: string) => seen[kind].push(what));
  await context.addInitScript({ content: LISTENING });
  context.on("dialog", (dialog) => {
    seen.dialogs.push(`${dialog.message()} on ${dialog.page()?.url() ?? ""}`);
    // The page may be gone by then.
    void dialog.dismiss().catch(() => undefined);
  });
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(?:https?|wss?|ftp|file):$/.test(protocol) && hostname !== "127.0.0.1") seen.offOrigin.push(request.url());
  });
  context.on("weberror", (error) => seen.broken.push(`${error.page()?.url() ?? ""}: ${error.error().message}`));
}

/** In each page and frame, before its own scripts: a payload that runs sets `accordRan`. As text: what compiles these files adds helpers that no page has. */
const LISTENING = `
  Object.defineProperty(globalThis, "accordRan", { set() { accordTell("ran", location.href); } });
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, documentURI, sample }) =>
    accordTell("breaches", effectiveDirective + " " + blockedURI + " " + sample + " on " + documentURI));`;

/** Opens a page, points at everything in it, opens what opens, prints it, and notes what came of it. */
export async function visitPage(page: Page, url: string, seen: Seen): Promise<void> {
  try {
    const answer = await page.goto(url, { waitUntil: "load", timeout: 60_000 });
    if ((answer?.status() ?? 500) >= 400) seen.broken.push(`${url}: ${answer?.status()}`);
    await touch(page, seen);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(settled);
    await page.emulateMedia({ media: null });
  } catch (error) {
    seen.broken.push(`${url}: ${String(error).slice(0, 300)}`);
  }
}

/** The same on a page that is open. */
export async function touch(page: Page, seen: Seen): Promise<void> {
  seen.pages += 1;
  await page.evaluate(settled);
  await page.evaluate(openAll);
  await page.evaluate(settled);
  for (const what of await page.evaluate(touchAll)) seen.live.push(`${what} on ${page.url()}`);
}

/** In the page: what React still has to do is done. */
async function settled(): Promise<void> {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 400 }));
}

/** In the page: opens some of what opens; nothing of it sends anything. */
async function openAll(): Promise<void> {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const openers = document.querySelectorAll<HTMLElement>(
    "button[aria-expanded='false'], button[aria-haspopup], button[popovertarget]",
  );
  for (const opener of [...openers].slice(0, 6)) {
    opener.click();
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 50 }));
  }
}

/** In the page: points at everything, and says which markup would run where no policy were. */
function touchAll(): readonly string[] {
  const live: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>("*")) {
    for (const { name, value } of element.attributes) {
      // What React gives to a form before its script is there, and an icon of nothing.
      if (value === "data:," || value.startsWith("javascript:throw new Error('React form ")) continue;
      if (/^on/i.test(name)) live.push(`<${element.localName} ${name}="${value.slice(0, 60)}">`);
      // What a browser takes for an address before it follows it.
      const scheme = /^(?:href|src|action|formaction|xlink:href|data|srcdoc)$/i.test(name)
        ? /^([a-z][\w+.-]*):/i.exec(value.replaceAll(/[\u0000-\u0020]/g, ""))?.[1]?.toLowerCase()
        : undefined;
      const isImage = scheme === "data" && /^data:image\/(?!svg)/.test(value) && element.localName === "img";
      if (scheme !== undefined && !/^(?:https?|mailto|blob)$/.test(scheme) && !isImage)
        live.push(`<${element.localName} ${name}="${value.slice(0, 60)}">`);
    }
    if (/^(?:object|embed|base|iframe|frame|applet|portal)$/.test(element.localName))
      live.push(`<${element.localName}>`);
    for (const type of ["mouseover", "pointerenter", "focus", "error", "toggle"])
      element.dispatchEvent(new Event(type, { bubbles: false }));
  }
  return [...new Set(live)].slice(0, 10);
}
