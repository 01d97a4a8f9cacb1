import type { Ctx } from "@/lib/access/context";
import type { House } from "./principals";

/**
 * One verb on one kind of target. `answers` has a letter per principal, in the order of `PRINCIPALS`:
 * O it is done · F FORBIDDEN · N NOT_FOUND. A role that may never do it is refused before anything is looked up, so F says
 * nothing of what exists.
 */
export interface VerbCase<T = unknown> {
  readonly verb: string;
  readonly on: string;
  readonly answers: string;
  /** Makes a fresh target, as Sam or an owner; runs once per principal. */
  readonly arrange: (house: House) => Promise<T>;
  readonly act: (ctx: Ctx, target: T, house: House) => Promise<unknown>;
}

/** Keeps the target's type between `arrange` and `act`, and forgets it after. */
export function verbCase<T>(one: VerbCase<T>): VerbCase {
  return { ...one, act: (ctx, target, house) => one.act(ctx, asArranged<T>(target), house) };
}

/** `act` only ever receives what the same case's `arrange` returned. */
function asArranged<T>(target: unknown): T {
  return target as T;
}
