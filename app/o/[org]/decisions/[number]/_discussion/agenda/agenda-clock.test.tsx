import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AgendaClock } from "./agenda-clock";

const MINUTE = 60_000;
const fromNow = (ms: number) => new Date(Date.now() + ms).toISOString();

/** What stands there when the scores were revealed ten days ago. */
function words(deadlineAt: string | null, open: number): string {
  const clock = <AgendaClock revealedAt={fromNow(-14_400 * MINUTE)} deadlineAt={deadlineAt} open={open} />;
  return renderToStaticMarkup(clock).replaceAll(/<[^>]+>/g, "");
}

test("a deadline that lies ahead is said with the share of the time that is used", () => {
  expect(words(fromNow(14_400 * MINUTE), 3)).toBe(
    "Deadline in 10 days, 50% of the time usedAbout 10 minutes for each of 3 open cells",
  );
});

test("little time is shared by the open cells, and too little says what to do", () => {
  expect(words(fromNow(22.5 * MINUTE), 4)).toContain("About 5 minutes for each of 4 open cells");
  expect(words(fromNow(3 * MINUTE), 1)).toMatch(/About [23] minutes for the open cell/);
  expect(words(fromNow(3 * MINUTE), 8)).toContain(
    "Less than a minute for each of 8 open cells: agree to differ on some",
  );
});

test("without a deadline ahead that is said, and nothing of minutes where nothing is open", () => {
  expect(words(null, 0)).toBe("No deadline runs");
  expect(words(fromNow(-MINUTE * 2), 1)).toBe("The round’s deadline has passedAbout 10 minutes for the open cell");
});
