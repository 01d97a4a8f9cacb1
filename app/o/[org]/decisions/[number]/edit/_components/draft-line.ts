import { request } from "@/app/o/[org]/_request/request";
import type { SectionKind } from "@/db/enums";
import type { RefusalCode } from "@/lib/errors";

/** Long enough not to send every letter, short enough that little is lost with a crash. */
const PAUSE_MS = 700;
/** How long after a server that does not answer the same is sent again. */
const AGAIN_MS = 5_000;

export type DraftState =
  | { readonly state: "idle" }
  | { readonly state: "saving" }
  | { readonly state: "saved"; readonly at: string }
  | { readonly state: "failed"; readonly message: string };

interface Waiting {
  readonly body: string;
  readonly baseCommitment: string;
}

/**
 * Keeps unsaved sections on the server a moment after the last key, one at a time and in order. What did not arrive waits for the next
 * sending, and is said to be missing until it has arrived, whatever else is kept meanwhile.
 */
export class DraftLine {
  private readonly waiting = new Map<SectionKind, Waiting>();
  /** Why what waits of a section is not on the server. */
  private readonly missing = new Map<SectionKind, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private line: Promise<void> = Promise.resolve();
  private isOpen = true;

  constructor(
    private readonly address: string,
    private readonly tell: (draft: DraftState) => void,
  ) {}

  keep(kind: SectionKind, section: Waiting): void {
    this.waiting.set(kind, section);
    this.missing.delete(kind);
    this.tell({ state: "saving" });
    this.later(PAUSE_MS);
  }

  /** Sends what waits and returns when it has arrived or failed, so that a save is never followed by an older draft. */
  settle(): Promise<void> {
    for (const [kind, section] of this.taken()) this.line = this.line.then(() => this.put(kind, section, false));
    return this.line;
  }

  /** Sends what waits at once: the page may be going away. */
  leave(): void {
    for (const [kind, section] of this.taken()) void this.put(kind, section, true);
  }

  open(): void {
    this.isOpen = true;
  }

  /** Sends what waits, and nothing later: another editor may know newer text by then. */
  close(): void {
    this.isOpen = false;
    this.leave();
  }

  /** What did not arrive is a draft no more: it was saved or given up. What was typed since still is. */
  forgetMissing(): void {
    for (const kind of this.missing.keys()) this.waiting.delete(kind);
    this.missing.clear();
  }

  private taken(): readonly (readonly [SectionKind, Waiting])[] {
    clearTimeout(this.timer);
    const taken = [...this.waiting];
    this.waiting.clear();
    return taken;
  }

  private later(delay: number): void {
    clearTimeout(this.timer);
    if (this.isOpen) this.timer = setTimeout(() => void this.settle(), delay);
  }

  private async put(kind: SectionKind, section: Waiting, isLeaving: boolean): Promise<void> {
    const body = { kind, ...section };
    const result = await request<{ savedAt: string }>(this.address, { method: "PUT", body, keepalive: isLeaving });
    if (result.ok) this.missing.delete(kind);
    else if (!this.waiting.has(kind)) {
      this.waiting.set(kind, section);
      this.missing.set(kind, `Draft not saved: ${result.refusal.message}`);
      if (!isLeaving && isSilence(result.refusal.code)) this.later(AGAIN_MS);
    }
    const [message] = this.missing.values();
    if (message !== undefined) this.tell({ state: "failed", message });
    else if (result.ok) this.tell({ state: "saved", at: result.value.savedAt });
  }
}

/** Did the server say nothing about the text itself? */
const isSilence = (code: RefusalCode): boolean => code === "UNAVAILABLE" || code === "INTERNAL";
