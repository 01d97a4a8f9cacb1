import type { RefusalValue, Result } from "@/lib/errors";
import type { BallotContent } from "@/lib/evaluations/ballots/input";

/** What the server confirms: the number and head of the event that holds the ballot's commitment. */
export interface Receipt {
  readonly sequence: number;
  readonly head: string;
  readonly submittedAt: string;
}

/** Submits a ballot. Answers with the receipt, or with the refusal as a value; a silent network is one too. */
export async function submitBallot(url: string, roundId: string, ballot: BallotContent): Promise<Result<Receipt>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ roundId, ballot }),
    });
    return (await response.json()) as Result<Receipt>;
  } catch {
    const refusal: RefusalValue = {
      code: "UNAVAILABLE",
      message: "The server does not answer. Nothing was submitted; your draft is kept. Try again in a moment.",
    };
    return { ok: false, refusal };
  }
}
