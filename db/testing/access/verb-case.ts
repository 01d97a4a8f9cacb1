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
  /** What the verb is given, for whoever calls it by an action or an endpoint. Missing where it takes more than an input. */
  readonly input?: (target: T, house: House, ctx: Ctx) => unknown;
}

/** A verb that takes a context and an input, as nearly all do. */
interface PlainCase<T, I> {
  readonly verb: (ctx: Ctx, input: I) => Promise<unknown>;
  readonly on: string;
  readonly answers: string;
  readonly arrange: (house: House) => Promise<T>;
  readonly input: (target: T, house: House, ctx: Ctx) => NoInfer<I> | Promise<NoInfer<I>>;
}

/** Keeps the target's type between `arrange` and `act`, and forgets it after. */
export function verbCase<T, I>(one: PlainCase<T, I>): VerbCase {
  const { verb, input, ...rest } = one;
  const given = (target: unknown, house: House, ctx: Ctx) => input(asArranged<T>(target), house, ctx);
  return {
    ...rest,
    verb: verb.name,
    act: async (ctx, target, house) => verb(ctx, await given(target, house, ctx)),
    input: given,
  };
}

/** Like `verbCase`, for a verb that is called in a way of its own. */
export function specialCase<T>(one: Omit<VerbCase<T>, "input">): VerbCase {
  return { ...one, act: (ctx, target, house) => one.act(ctx, asArranged<T>(target), house) };
}

/** `act` and `input` only ever receive what the same case's `arrange` returned. */
function asArranged<T>(target: unknown): T {
  return target as T;
}
