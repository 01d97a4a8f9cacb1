import path from "node:path";
import { CASES } from "@/db/testing/access/cases";
import { callAction, callEndpoint } from "../asking/ask";
import type { Build } from "../asking/manifest";
import type { Asking } from "./asking";
import { doorsOf } from "./doors";
import { OTHERS } from "./others";

/** Where the door answers otherwise than the verb behind it, and why. */
const DIFFERENT: Readonly<Record<string, { readonly answers: string; readonly why: string }>> = {
  undoDeletion: {
    answers: "ONNNNNN[PRECONDITION]",
    why: "An organization that is closed is there for its owners only.",
  },
};

/** Verbs that share their name with another one: on what the one behind this door is tried. */
const NAMESAKES: Readonly<Record<string, RegExp>> = {
  "o/[org]/decisions/[number] changeLines": /draft|proposal/,
  "o/[org]/members giveLines": /lead/,
};

/** Doors outside any organization; `outside/actions.ts` asks there. */
const isOutside = (name: string) => name.startsWith("(entry)") && OTHERS[name] === undefined;

const WRITING = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** Doors of the build by name, and what is asked at each: every case of the verb behind it. Without a case there is nothing to ask. */
export function verbAskings({ actions, handlers }: Build): ReadonlyMap<string, readonly Asking[]> {
  const askings = new Map<string, readonly Asking[]>();
  for (const action of actions) {
    const name = `${path.dirname(action.file).replace(/^app\//, "")} ${action.name}`;
    const page = action.pages.find((one) => one.startsWith("/o/")) ?? action.pages[0] ?? "/";
    if (isOutside(name)) continue;
    const verb = doorsOf(action.file).get(action.name)?.verb ?? "";
    askings.set(
      name,
      casesOf(name, verb, (url, slug, input, headers) =>
        callAction(url, action, filled(page, slug, input), [slug, input], headers),
      ),
    );
  }
  for (const { address, file } of handlers)
    for (const [method, { verb }] of doorsOf(file)) {
      if (!WRITING.has(method)) continue;
      const name = `${method} ${address}`;
      askings.set(
        name,
        casesOf(name, verb, (url, slug, input, headers) =>
          callEndpoint(url, method, filled(address, slug, input), input, headers),
        ),
      );
    }
  return askings;
}

function casesOf(name: string, verb: string, send: Asking["send"]): readonly Asking[] {
  const other = OTHERS[name];
  if (other !== undefined) return [{ name, send, ...other }];
  return CASES.flatMap(({ verb: of, on, answers, arrange, input }) =>
    of !== verb || input === undefined || NAMESAKES[name]?.test(on) === false
      ? []
      : [{ name: `${name} on ${on}`, answers: DIFFERENT[verb]?.answers ?? answers, arrange, input, send }],
  );
}

/** An address with its parameters filled in: from the input where it has them, else with something that is well formed. */
function filled(address: string, slug: string, input: unknown): string {
  const given: Readonly<Record<string, unknown>> = { number: 1, slug: "core", ...asRecord(input), org: slug };
  return address.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(textOf(given[name])));
}

const textOf = (value: unknown) => (typeof value === "number" || typeof value === "string" ? String(value) : "x");

const asRecord = (input: unknown): object => (typeof input === "object" && input !== null ? input : {});
