import { request } from "@/app/o/[org]/_request/request";
import type { BallotChanges, BallotContent } from "@/lib/evaluations/ballots/input";
import { changesBetween, isSameBallot, joinedChanges, withChanges } from "@/lib/evaluations/ballots/drafts/rules";
import type { OwnBallot } from "@/lib/evaluations/ballots/queries";
import type { RefusalValue } from "@/lib/errors";
import type { Receipt } from "./submit";

export type DraftState =
  | { readonly kind: "untouched" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "failed"; readonly message: string };

/** What the screen shows of a ballot. */
export interface DraftView extends Pick<OwnBallot, "content" | "submitted"> {
  readonly state: DraftState;
  /** Does it hold anything that was not submitted? */
  readonly isChanged: boolean;
}

const CHANGED_ELSEWHERE: RefusalValue = {
  code: "CONFLICT",
  message: "This ballot was changed in another tab, and now shows both. Look at it once more, then submit.",
};

/**
 * One person's ballot in one round, as this tab knows it: what the server holds, and the changes it has not confirmed.
 * Sends changes one request at a time, and only them, so that another tab's are never undone. It outlives its screen:
 * the browser's Back and Forward may show a page from before the last save.
 */
export class DraftKeeper {
  private waiting: BallotChanges | null = null;
  private sending: BallotChanges | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private line: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  private view: DraftView;

  constructor(
    private readonly url: string,
    private readonly roundId: string,
    private held: OwnBallot,
  ) {
    this.view = this.viewIn(
      held.draftSavedAt === null ? { kind: "untouched" } : { kind: "saved", at: held.draftSavedAt },
    );
  }

  readonly look = (): DraftView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes over what a page brought from the server, unless this tab knows something newer. */
  learn(held: OwnBallot): void {
    if (versionOf(held) <= versionOf(this.held)) return;
    this.held = held;
    this.show(this.view.state);
  }

  /** Shows the ballot as changed and saves the change after `delay` milliseconds. */
  change(next: BallotContent, delay: number): void {
    const changes = changesBetween(this.view.content, next);
    this.waiting = this.waiting === null ? changes : joinedChanges(this.waiting, changes);
    this.show({ kind: "saving" });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), delay);
  }

  /** Sends what waits, after what is on its way. */
  send(): Promise<unknown> {
    clearTimeout(this.timer);
    this.line = this.line.then(() => (this.waiting === null ? null : this.patch(this.waiting)));
    return this.line;
  }

  /** Sends what waits now: the page is going away. */
  leave(): void {
    clearTimeout(this.timer);
    if (this.waiting !== null) void this.patch(this.waiting);
  }

  /** Saves everything and asks whether the server now holds exactly what is shown. Null when it does. */
  async settle(shown: BallotContent): Promise<RefusalValue | null> {
    await this.send();
    const known = this.view.content;
    if (known !== null && !isSameBallot(known, shown)) return CHANGED_ELSEWHERE;
    const refusal = await this.patch(this.waiting ?? changesBetween(known, shown));
    if (refusal !== null) return refusal;
    return isSameBallot(this.view.content, shown) ? null : CHANGED_ELSEWHERE;
  }

  /** Notes that the server took this content as the ballot: nothing is a draft any more. */
  submitted(content: BallotContent, { sequence, head, submittedAt }: Receipt): void {
    const receipt = { sequence, head, submittedAt: new Date(submittedAt) };
    this.held = { content, draftSavedAt: null, submitted: { content, receipt } };
    this.waiting = null;
    this.show({ kind: "untouched" });
  }

  private async patch(ballot: BallotChanges): Promise<RefusalValue | null> {
    const body = { roundId: this.roundId, ballot };
    this.waiting = null;
    this.sending = this.sending === null ? ballot : joinedChanges(this.sending, ballot);
    const result = await request<{ ballot: BallotContent; savedAt: string }>(this.url, {
      method: "PATCH",
      body,
      keepalive: true,
    });
    this.sending = null;
    if (!result.ok) {
      // Kept, whatever the reason: it goes out with the next change, or when the network is back.
      this.waiting = this.waiting === null ? ballot : joinedChanges(ballot, this.waiting);
      this.show({ kind: "failed", message: wordOf(result.refusal) });
      return result.refusal;
    }
    const savedAt = new Date(result.value.savedAt);
    // As typed here: the server trims a reason, which must not happen under the hand.
    this.held = { ...this.held, content: withChanges(result.value.ballot, ballot), draftSavedAt: savedAt };
    this.show(this.waiting === null ? { kind: "saved", at: savedAt } : { kind: "saving" });
    return null;
  }

  private show(state: DraftState): void {
    this.view = this.viewIn(state);
    for (const listener of this.listeners) listener();
  }

  private viewIn(state: DraftState): DraftView {
    const { held } = this;
    const unconfirmed = [this.sending, this.waiting].filter((changes) => changes !== null);
    return {
      state,
      content: unconfirmed.reduce<BallotContent | null>(withChanges, held.content),
      submitted: held.submitted,
      isChanged: held.draftSavedAt !== null || unconfirmed.length > 0,
    };
  }
}

/** Later saves and submissions have later versions, in milliseconds of the server's clock. */
function versionOf({ draftSavedAt, submitted }: OwnBallot): number {
  return Math.max(draftSavedAt?.getTime() ?? 0, submitted?.receipt.submittedAt.getTime() ?? 0);
}

function wordOf({ code, message }: RefusalValue): string {
  const isOutOfReach = code === "UNAVAILABLE" || code === "INTERNAL";
  return isOutOfReach ? "The server does not answer. Your draft is kept here and sent when it is back." : message;
}
