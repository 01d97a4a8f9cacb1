import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import type { Ctx } from "./access/context";
import { contextForChange, contextForRequest, personForRequest } from "./auth/context";
import type { Person } from "./auth/person";
import { currentVisitor, type Visitor } from "./auth/guard/visitor";
import type { Result } from "./errors";
import { assertSameOrigin } from "./origin";
import { parse, toResult } from "./refuse";

/**
 * Makes a server action of a verb: own origin → context, proven now → parsed input → verb → typed result.
 * Use in a file that begins with "use server": `export const rename = action(renameShape, renameProductLine)`
 * — called as `rename(slug, input)`.
 */
export function action<S extends z.ZodType, T>(shape: S, verb: (ctx: Ctx, input: z.output<S>) => Promise<T>) {
  return actionWith(contextForChange, shape, verb);
}

/** Like `action`, for what an owner does with an organization that is to be deleted. */
export function actionOnClosed<S extends z.ZodType, T>(shape: S, verb: (ctx: Ctx, input: z.output<S>) => Promise<T>) {
  return actionWith(contextForRequest, shape, verb);
}

function actionWith<S extends z.ZodType, T>(
  contextOf: (slug: string) => Promise<Ctx>,
  shape: S,
  verb: (ctx: Ctx, input: z.output<S>) => Promise<T>,
) {
  return async (slug: string, input: z.input<S>): Promise<Result<T>> =>
    toResult(verb.name, async () => {
      assertSameOrigin(await headers());
      const ctx = await contextOf(slug);
      return verb(ctx, parse(shape, input));
    });
}

/** Like `action`, for what a person does outside any organization. */
export function personalAction<S extends z.ZodType, T>(
  shape: S,
  verb: (person: Person, input: z.output<S>) => Promise<T>,
) {
  return async (input: z.input<S>): Promise<Result<T>> =>
    toResult(verb.name, async () => {
      assertSameOrigin(await headers());
      const person = await personForRequest();
      return verb(person, parse(shape, input));
    });
}

/** Like `action`, for somebody who is not signed in: sign-up, a reset link. The verb counts tries by the visitor's address. */
export function visitorAction<S extends z.ZodType, T>(
  shape: S,
  verb: (visitor: Visitor, input: z.output<S>) => Promise<T>,
) {
  return async (input: z.input<S>): Promise<Result<T>> =>
    toResult(verb.name, async () => {
      assertSameOrigin(await headers());
      return verb(await currentVisitor(), parse(shape, input));
    });
}
