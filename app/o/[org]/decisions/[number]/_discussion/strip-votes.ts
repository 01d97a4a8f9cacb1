import type { Vote } from "@/app/_ui/chart/spread-strip";
import type { Discussion } from "@/lib/evaluations/discussion/queries";

/** A cell's scores as dots, the reader's own marked. */
export function stripVotes({ people }: Discussion, cell: Discussion["cells"][number]): Vote[] {
  const own = people.find((person) => person.isYou)?.memberId;
  return cell.votes.flatMap(({ memberId, answer }) =>
    typeof answer === "number" ? [{ score: answer, isOwn: memberId === own }] : [],
  );
}
