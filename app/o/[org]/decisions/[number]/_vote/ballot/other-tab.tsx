import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import type { useVoteDraft } from "./use-vote-draft";

interface Props {
  readonly other: NonNullable<ReturnType<typeof useVoteDraft>["other"]>;
}

/** Another tab has saved a newer vote: neither is lost before the person has chosen. */
export function OtherTab({ other }: Props) {
  return (
    <Refusal title="You changed this vote in another tab since." isCritical>
      <p>
        What you changed here is not saved yet. A vote is kept whole, so one of the two goes: choose which one stands.
      </p>
      <span className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={other.takeOther}>
          Take the other one
        </Button>
        <Button size="sm" onClick={other.keepOwn}>
          Keep what is here
        </Button>
      </span>
    </Refusal>
  );
}
