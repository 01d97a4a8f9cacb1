import { AsyncLocalStorage } from "node:async_hooks";

/** What the server knows of the request it is working on. */
interface ServedRequest {
  /** Stands in its answer and in every line of the log that is written for it. */
  readonly id: string | null;
  /** What was asked for, without what is secret in it. */
  readonly path?: string;
  /** When it has to be answered, in milliseconds since 1970; null for what may take longer. */
  readonly until: number | null;
  /** Who asks, once their session has been proven. */
  userId?: string;
}

const key = Symbol.for("accord.request");
type Global = typeof globalThis & { [key]?: AsyncLocalStorage<ServedRequest> };

/** Next loads modules several times, so it hangs on `globalThis`. */
function storage(): AsyncLocalStorage<ServedRequest> {
  const home: Global = globalThis;
  home[key] ??= new AsyncLocalStorage();
  return home[key];
}

/** From here on, the log says of this request who asked. */
export function nameAsker(userId: string): void {
  const request = servedRequest();
  // Written in place: what a nested function enters anew, its caller does not see.
  if (request !== undefined) request.userId = userId;
}

/** The request that is being worked on; undefined in a job and at a command line. */
export function servedRequest(): ServedRequest | undefined {
  return storage().getStore();
}

/** From here on, and in all that follows from it, this request is being worked on. */
export function beginRequest(request: ServedRequest): void {
  storage().enterWith(request);
}

/** Runs work of the request that may take longer than an answer, such as handing out a large file. */
export function unlimited<T>(work: () => T): T {
  const request = servedRequest();
  return request === undefined ? work() : storage().run({ ...request, until: null }, work);
}

/** Runs work for which somebody waits so long: what a request left behind, such as a beat of its stream, has a time of its own. */
export function within<T>(milliseconds: number, work: () => T): T {
  return storage().run({ id: null, ...servedRequest(), until: Date.now() + milliseconds }, work);
}
