import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { invalid } from "@/lib/errors";
import { contextWords, restsOnContext } from "./rules";

/** 10^8 guesses: more than stands in any list of passwords, and years at the rate at which guesses are looked at here. */
const LOWEST_SCORE = 3;
/** The rest of a long password is not looked at: judging takes time that grows with it. */
const LOOKED_AT = 40;

const COMMON = "This password is among the first that are guessed. Choose a few unrelated words instead.";
const CONTEXT = "Leave out your name, address and organization, or add a few unrelated words.";

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * Refuses a new password that is known from breaches, close to one (other case, digits for letters, a year at its end), a row of keys or
 * a repetition, or made of words that stand near its holder: `about` is their name, address and organization. Nothing leaves the server.
 */
export async function assertStrong(password: string, about: readonly string[]): Promise<void> {
  const words = contextWords(about);
  if (restsOnContext(password, words)) throw weak(CONTEXT);
  estimator ??= load();
  const { score } = (await estimator).check(password.slice(0, LOOKED_AT), words);
  if (score < LOWEST_SCORE) throw weak(COMMON);
}

/** Read when the first password is chosen: the list takes some memory, and most processes never need it. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Estimator }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new Estimator({ dictionary, graphs: adjacencyGraphs });
}

const weak = (message: string) => invalid(message, { password: message });
