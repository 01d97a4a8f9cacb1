import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { testMember, testOrganization } from "@/db/testing/factories";
import { opened, revealed, testVote } from "@/db/testing/votes";
import { getEvaluationFile } from "../../files/queries";
import { closeVote } from "../closing/mutations";
import { meetObjection } from "../objections/mutations";
import { getVote } from "../views/queries";
import type { VoteMethod } from "../rules";
import { VOTE_FILE_FORMAT, voteFileShape } from "./input";
import { recomputeVoteFile } from "./rules";

const BALLOTS: Readonly<Record<VoteMethod, readonly (string | null)[]>> = {
  approval: ["02", "0", "1"],
  ranked: ["0 12", "1 0 2", "0 1"],
  score: ["51-", "42-", "35-"],
  consent: ["yes", "no", "aside"],
};

async function closed(method: VoteMethod) {
  const vote = await revealed(await testVote(method), BALLOTS[method]);
  const { steward, ana, evaluationId } = vote;
  if (method === "consent")
    await meetObjection(steward, { evaluationId, memberId: ana.memberId, resolution: "We keep an exit." });
  await closeVote(steward, { evaluationId });
  return vote;
}

describe("the file of a closed vote", () => {
  test.each(["approval", "ranked", "score", "consent"] as const)(
    "of %s counts to the result on the screen, and names nobody",
    async (method) => {
      const { steward, ana, ben, number } = await closed(method);
      const file: unknown = JSON.parse(JSON.stringify(await getEvaluationFile(ana, { number })));
      const read = voteFileShape.parse(file);
      expect(recomputeVoteFile(read)).toMatchObject({ isSameRanking: true, isSameResult: true });
      const shown = await getVote(ana, { number });
      expect(read.result).toMatchObject({ outcome: shown?.result.outcome, leaderIds: shown?.result.leaderIds });
      expect(read.resultHash).toBe(shown?.closed?.resultHash);
      expect(read.ballots).toHaveLength(3);
      const text = JSON.stringify(file);
      for (const { memberId } of [steward, ana, ben]) expect(text).not.toContain(memberId);
      for (const name of ["Ana", "Ben"]) expect(text).not.toContain(name);
    },
  );

  test("says when a ballot, the rule or the result is another", async () => {
    const { ana, number } = await closed("approval");
    const file = voteFileShape.parse(await getEvaluationFile(ana, { number }));
    const [first, ...rest] = file.ballots;
    if (first?.vote.kind !== "approval") throw new Error("It is no approval ballot.");
    const other = { ...file, ballots: [{ ...first, vote: { ...first.vote, marked: [] } }, ...rest] };
    expect(recomputeVoteFile(other)).toMatchObject({ isSameResult: false });
    const strict = { ...file, rule: { ...file.rule, quorum: 9 } };
    expect(recomputeVoteFile(strict)).toMatchObject({ isSameRanking: false });
    const forged = { ...file, result: { ...file.result, voters: 4 } };
    expect(recomputeVoteFile(forged)).toMatchObject({ isSameRanking: true, isSameResult: false });
  });

  test("is for whoever may see the vote, and not before it is closed", async () => {
    const { organization, number } = await closed("ranked");
    const stakeholder = await testMember(organization, "stakeholder");
    const { owner: stranger } = await testOrganization();
    await expect(getEvaluationFile(stakeholder, { number })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getEvaluationFile(stranger, { number })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const open = await opened(await testVote("score"));
    await expect(getEvaluationFile(open.ana, { number: open.number })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("has a JSON Schema that says what the code says", () => {
    const written: unknown = JSON.parse(readFileSync("docs/vote-file.schema.json", "utf8"));
    expect(written).toEqual(z.toJSONSchema(voteFileShape, { io: "input" }));
    expect(JSON.stringify(written)).toContain(VOTE_FILE_FORMAT);
  });
});
