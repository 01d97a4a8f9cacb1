import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { yCollab, yUndoManagerKeymap } from "y-codemirror.next";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { request } from "@/app/o/[org]/_request/request";
import type { Exchanged } from "@/lib/decisions/together/mutations";
import { SHARED_TEXT, takeOver, withPlainEnds } from "@/lib/decisions/together/rules";
import { asBase64, asBytes } from "./base64";
import { cursorOf, showPeople } from "./cursors";
import { forget, keep, recall } from "./kept";

/** A saved text, and its commitment in lower-case hex. */
export interface Base {
  readonly commitment: string;
  readonly body: string;
}

/** Somebody else in the section. */
export interface Writer {
  readonly memberId: string;
  readonly name: string;
}

/** How a section stands that is written together. */
export interface SessionView {
  readonly people: readonly Writer[];
  /** What the server has not taken in yet waits for the line. */
  readonly isLost: boolean;
  /** One's own text that could not be merged by itself: kept until the writer says what becomes of it. */
  readonly own: string | null;
}

export interface SessionPort {
  /** The text in the field now. */
  readonly textNow: () => string;
  /** Makes this the field's text and binds it by this extension. */
  readonly share: (text: string, binding: Extension) => void;
  /** The field is its writer's alone again. */
  readonly unshare: (why: string) => void;
  readonly onBase: (base: Base, isBehind: boolean) => void;
  readonly onView: (view: SessionView) => void;
}

/** Typed letters travel together for so long. */
const PAUSE_MS = 120;
/** How often one says that one is here, and asks whether a hint was lost. */
const BEAT_MS = 10_000;
const AGAIN_MS = 2_000;
const FROM_SERVER = "server";

interface Shared {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly awareness: Awareness;
  /** What the server is known to have. */
  acknowledged: Uint8Array;
}

/**
 * One section, written together. Each exchange sends what was typed since the last one that arrived and fetches what is missing,
 * so that a lost one is made good by the next. What has not arrived is also kept in the browser.
 */
export class Session {
  private shared: Shared | null = null;
  private isDirty = false;
  private isMoved = false;
  private isRunning = false;
  private isWanted = false;
  private isClosed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The shared text as it was when everything had arrived. */
  private arrived: string | null = null;
  private view: SessionView = { people: [], isLost: false, own: null };
  private readonly client = new Y.Doc().clientID;

  constructor(
    private readonly address: string,
    private readonly place: string,
    private base: Base,
    private readonly port: SessionPort,
  ) {}

  /** Asks now; what is under way is followed by one more. */
  async exchange(): Promise<void> {
    if (this.isClosed) return;
    if (this.isRunning) {
      this.isWanted = true;
      return;
    }
    this.isRunning = true;
    clearTimeout(this.timer);
    do {
      this.isWanted = false;
      await this.once();
    } while (this.isWanted && !this.isClosed);
    this.isRunning = false;
    if (!this.isClosed) this.later(this.view.isLost ? AGAIN_MS : this.isDirty || this.isMoved ? PAUSE_MS : BEAT_MS);
  }

  /** Waits until what was typed has arrived, or the line is found cut. */
  async settle(): Promise<void> {
    while (this.isRunning) await new Promise((resolve) => setTimeout(resolve, 20));
    if (this.isDirty) await this.exchange();
  }

  /** Makes one's own text the section's, or lets it go. */
  settleOwn(isTaken: boolean): void {
    const { own } = this.view;
    if (own === null || this.shared === null) return;
    if (isTaken) takeOver(this.shared.text, own);
    this.show({ own: null });
  }

  /** Puts the saved text back, where nobody else is to lose theirs by it. */
  reset(): void {
    if (this.shared !== null && this.view.people.length === 0)
      takeOver(this.shared.text, withPlainEnds(this.base.body));
  }

  /** Leaves: the others see it at once where the line allows. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    clearTimeout(this.timer);
    void request(this.address, { method: "POST", body: this.said(false), keepalive: true });
    this.shared?.awareness.destroy();
    this.shared?.doc.destroy();
  }

  private later(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.exchange(), delay);
  }

  private show(change: Partial<SessionView>): void {
    this.view = { ...this.view, ...change };
    this.port.onView(this.view);
  }

  private said(isHere: boolean) {
    const { shared } = this;
    return {
      draftId: shared?.id ?? null,
      vector: shared === null ? null : asBase64(Y.encodeStateVector(shared.doc)),
      update:
        shared === null || !this.isDirty ? null : asBase64(Y.encodeStateAsUpdate(shared.doc, shared.acknowledged)),
      base: this.base.commitment,
      client: this.client,
      cursor: shared === null ? null : cursorOf(shared.awareness),
      isHere,
    };
  }

  private async once(): Promise<void> {
    const { shared } = this;
    const sent = shared === null ? null : Y.encodeStateVector(shared.doc);
    const wasDirty = this.isDirty;
    const body = this.said(true);
    this.isDirty = false;
    this.isMoved = false;
    const result = await request<Exchanged>(this.address, { method: "POST", body });
    if (this.isClosed) return;
    if (!result.ok) {
      this.isDirty ||= wasDirty;
      if (result.refusal.code === "UNAVAILABLE" || result.refusal.code === "INTERNAL") {
        if (shared !== null && this.isDirty)
          keep(this.place, {
            id: shared.id,
            text: shared.text.toJSON(),
            update: asBase64(Y.encodeStateAsUpdate(shared.doc)),
          });
        this.show({ isLost: true });
      } else {
        this.close();
        this.port.unshare(result.refusal.message);
      }
      return;
    }
    const { draftId, isOther, update, base, isBehind, people } = result.value;
    if (shared === null || isOther) this.adopt(draftId, asBytes(update), base ?? this.base);
    else {
      shared.acknowledged = sent ?? shared.acknowledged;
      Y.applyUpdate(shared.doc, asBytes(update), FROM_SERVER);
      if (!this.isDirty) {
        forget(this.place);
        this.arrived = shared.text.toJSON();
      }
      if (base !== null) this.base = base;
    }
    this.port.onBase(this.base, isBehind);
    if (this.shared !== null) showPeople(this.shared.awareness, people);
    this.show({ isLost: false, people: people.map(({ memberId, name }) => ({ memberId, name })) });
  }

  /** Goes on with a shared text that is new here. What stood in the field is kept: merged where that is sure, else offered. */
  private adopt(id: string, update: Uint8Array, base: Base): void {
    const stood = withPlainEnds(this.port.textNow());
    const before = this.base;
    this.shared?.awareness.destroy();
    this.shared?.doc.destroy();
    const doc = new Y.Doc();
    doc.clientID = this.client;
    const text = doc.getText(SHARED_TEXT);
    const awareness = new Awareness(doc);
    Y.applyUpdate(doc, update, FROM_SERVER);
    const acknowledged = Y.encodeStateVector(doc);
    const kept = recall(this.place);
    if (kept?.id === id) Y.applyUpdate(doc, asBytes(kept.update), FROM_SERVER);
    const isMerged = kept?.id === id;
    const unsent = kept !== null && !isMerged ? kept.text : null;
    forget(this.place);

    const written = text.toJSON();
    const isUntouched = stood === withPlainEnds(before.body) || stood === written;
    // A revision took up what had arrived; or nobody has written here and both stand on the same saved text.
    const isCarried = written === this.arrived;
    const isFirst = written === withPlainEnds(base.body) && before.commitment === base.commitment;
    const canPut = !isUntouched && (isCarried || isFirst);
    this.arrived = written;
    const own = canPut ? null : isUntouched ? unsent : stood;
    doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin === FROM_SERVER) return;
      this.isDirty = true;
      this.later(PAUSE_MS);
    });
    awareness.on("update", (_change: unknown, origin: unknown) => {
      if (origin !== "local") return;
      this.isMoved = true;
      this.later(PAUSE_MS);
    });
    this.shared = { id, doc, text, awareness, acknowledged };
    this.base = base;
    this.isDirty = isMerged;
    if (canPut) takeOver(text, stood);
    this.port.share(text.toJSON(), [yCollab(text, awareness), keymap.of([...yUndoManagerKeymap])]);
    // What already stands in the shared text asks for no choice.
    if (own !== null && !text.toJSON().includes(own.trim())) this.show({ own });
    if (this.isDirty) this.isWanted = true;
  }
}
