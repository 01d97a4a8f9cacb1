import { expect, test } from "./fixtures";
import { approve, beginApproving, propose, revise } from "./pages/approval";
import { score, weighEvenly, type Opinion } from "./pages/ballot";
import { close, openScoring, openSecondRound, openWeighting, reveal } from "./pages/evaluation";
import { addLine, found, invite, join } from "./pages/people";

/** Django leads; on one cell the two who know best stand at the ends. */
const opinion =
  (flexible: 1 | 5): Opinion =>
  (criterion, option) => {
    if (option.startsWith("Flask") && criterion.startsWith("Flexibility")) return flexible;
    return option.startsWith("Django") ? 4 : 3;
  };

test("a team takes “Django or Flask?” from the question to an accepted decision, and a stakeholder reads how", async ({
  founder: aoife,
  person,
}) => {
  test.slow();
  const tomasz = await person("Tomasz Wieczorek");
  const ines = await person("Ines Okafor");
  const kwame = await person("Kwame Mensah");
  const sofia = await person("Sofia Almeida");
  let house = "";
  let decision = "";
  let evaluation = "";

  await test.step("Aoife founds the organization, adds a line and invites four people", async () => {
    house = await found(aoife, "Meridian Logistics", "Billing");
    await addLine(aoife, house, "Customs");
    await join(tomasz, await invite(aoife, house, "member"), house);
    await join(kwame, await invite(aoife, house, "member"), house);
    await join(ines, await invite(aoife, house, "lead", ["Billing"]), house);
    await join(sofia, await invite(aoife, house, "stakeholder", ["Billing"]), house);
  });

  await test.step("Tomasz asks the question from the template", async () => {
    const { page } = tomasz;
    await page.goto(`${house}/decisions/new`);
    await page.getByRole("radio", { name: /Django or Flask/ }).check();
    await page.getByLabel("Title").fill("Django or Flask for billing services");
    for (const line of ["Billing", "Customs"]) await page.getByRole("checkbox", { name: line }).check();
    await page.getByRole("button", { name: "Create draft" }).click();
    await page.waitForURL("**/evaluation");
    evaluation = new URL(page.url()).pathname;
    decision = evaluation.replace(/\/evaluation$/, "");
    await openWeighting(tomasz, evaluation);
  });

  const voters = [tomasz, kwame, ines, aoife];

  await test.step("everybody weighs, blind", async () => {
    await Promise.all(voters.map((voter) => weighEvenly(voter, evaluation)));
    await openScoring(tomasz, evaluation);
  });

  await test.step("everybody scores, blind, and sees only who has submitted", async () => {
    await score(tomasz, evaluation, opinion(1));
    await kwame.page.goto(evaluation);
    await expect(kwame.page.getByRole("main").getByText("One of four have submitted their scores")).toBeVisible();
    await Promise.all([
      score(kwame, evaluation, opinion(5)),
      score(ines, evaluation, opinion(5)),
      score(aoife, evaluation, opinion(1)),
    ]);
    await reveal(tomasz, evaluation);
  });

  await test.step("they talk about the cell they differ on", async () => {
    const { page } = kwame;
    await page.goto(evaluation);
    await page.getByLabel("Comment").fill("Our surcharge rules change every month; blueprints keep that apart.");
    await page.getByRole("button", { name: "Comment" }).click();
    await expect(tomasz.page.getByText("Our surcharge rules change every month")).toBeVisible();
  });

  await test.step("a second blind round on that cell brings them together", async () => {
    await openSecondRound(tomasz, evaluation);
    await Promise.all(voters.map((voter) => score(voter, evaluation, () => 4)));
    await reveal(tomasz, evaluation);
  });

  await test.step("Tomasz closes; the result drafts the record, and he completes it", async () => {
    await close(tomasz, evaluation, "Django", "It fits the team.");
    await tomasz.page.goto(decision);
    await expect(tomasz.page.getByRole("heading", { name: "Outcome" })).toBeVisible();
    await revise(tomasz, decision, "Confirmation", "A review after the first service has run for a quarter.");
    await propose(tomasz, decision);
  });

  await test.step("Ines approves; an edit in between voids it, and she is told while she reads", async () => {
    await approve(ines, decision);
    await expect(ines.page.getByRole("main").getByText("1 of 2 product lines approved")).toBeVisible();
    await revise(tomasz, decision, "Consequences", "Two people learn Django before January.");
    await expect(ines.page.getByRole("main").getByText("0 of 2 product lines approved")).toBeVisible();
    await beginApproving(ines, decision);
    await revise(tomasz, decision, "Consequences", "Two people learn Django before February.");
    await ines.page.keyboard.press("Control+Enter");
    await expect(ines.page.getByText("The text changed while you were reading.")).toBeVisible();
    await ines.page.getByRole("link", { name: "Show the change" }).click();
    await expect(ines.page.getByText("February")).toBeVisible();
  });

  await test.step("both leads approve exactly the same text, and it is accepted", async () => {
    await approve(ines, decision);
    await approve(aoife, decision);
    await aoife.page.goto(decision);
    const seal = aoife.page.getByRole("region", { name: "Approval of this text" });
    await expect(seal).toContainText("2 of 2 approved");
    await expect(seal).toContainText("Both approved exactly this text.");
  });

  await test.step("Sofia reads the history and can believe it", async () => {
    const { page } = sofia;
    await page.goto(`${decision}/history`);
    const history = page.getByRole("list", { name: /History of ADR/ });
    await expect(history).toContainText("The decision was accepted: every product line approved revision");
    await expect(history).toContainText("Ines Okafor approved revision");
    await expect(history).toContainText("Tomasz Wieczorek closed the evaluation");
    await expect(page.getByRole("complementary", { name: "Verification" })).toContainText("Verified");
    await expect(page.getByText("It cannot show what was never entered.")).toBeVisible();
  });
});
