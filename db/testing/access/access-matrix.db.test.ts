import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { Refusal } from "@/lib/errors";
import { CASES } from "./cases";
import { makeHouse, PRINCIPALS } from "./principals";

/** Plays the demo's next decision in the reader's own demo organization; the demo's own test covers it. */
const ELSEWHERE = new Set(["playNextDecision"]);

/** Notes when one's own home was seen, which needs no authority: whoever is let in may. */
const WITHOUT_AUTHORITY = new Set(["markHomeSeen"]);
const ALLOWED = CASES.filter(({ verb, answers }) => answers.includes("O") && !WITHOUT_AUTHORITY.has(verb));

/** The letter of what happened; an unexpected error keeps its text, so that the table shows it. */
async function answerOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "O";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "FORBIDDEN") return "F";
    return error.code === "NOT_FOUND" ? "N" : `[${error.code}: ${error.message}]`;
  }
}

describe("every verb answers each role, on its own line, another line and from another organization, as the table says", () => {
  it.each(CASES.map((one) => [`${one.verb} on ${one.on}`, one] as const))("%s", async (_name, one) => {
    const house = await makeHouse();
    const answers: string[] = [];
    for (const principal of PRINCIPALS) {
      const target = await one.arrange(house);
      answers.push(await answerOf(() => one.act(house.people[principal], target, house)));
    }
    expect(answers.join("")).toBe(one.answers);
  });

  it.each(ALLOWED.map((one) => [`${one.verb} on ${one.on}`, one] as const))(
    "%s, and not somebody who was suspended since they were let in",
    async (_name, one) => {
      const house = await makeHouse();
      const ctx = house.people[PRINCIPALS[one.answers.indexOf("O")] ?? "owner"];
      const target = await one.arrange(house);
      await withOrg(ctx, (tx) =>
        tx
          .update(memberships)
          .set({ status: "suspended" })
          .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, ctx.memberId))),
      );
      expect(await answerOf(() => one.act(ctx, target, house))).toBe("F");
    },
  );

  it("pairs every refusal with somebody who may", () => {
    const onlyTheAuthor = new Set(["editComment", "deleteComment", "withdrawSuggestion"]);
    const without = CASES.filter((one) => !one.answers.includes("O") && !onlyTheAuthor.has(one.verb));
    expect(without.map((one) => one.verb)).toEqual([]);
  });

  it("leaves out no verb", async () => {
    const lib = path.resolve(import.meta.dirname, "../../../lib");
    const files = (await readdir(lib, { recursive: true })).filter((file) => file.endsWith("mutations.ts"));
    const sources = await Promise.all(files.map((file) => readFile(path.join(lib, file), "utf8")));
    const verbs = sources.flatMap((source) =>
      [...source.matchAll(/export async function (\w+)\(\s*ctx: (?:ActingCtx|Ctx),\s*input/g)].map(
        (match) => match[1] ?? "",
      ),
    );
    const covered = new Set(CASES.map((one) => one.verb));
    expect(verbs.length).toBeGreaterThan(50);
    expect(verbs.filter((verb) => !covered.has(verb) && !ELSEWHERE.has(verb))).toEqual([]);
  });
});
