"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Time } from "@/app/_ui/text/time";
import { answered, hasAnswered } from "@/app/o/[org]/_request/answered";
import type { Result } from "@/lib/errors";
import { endOne, endOthers } from "../actions";

interface Props {
  readonly sessions: readonly {
    readonly id: string;
    readonly browser: string;
    readonly how: string;
    readonly createdAt: Date;
    readonly lastSeenAt: Date;
    readonly isCurrent: boolean;
  }[];
}

/** The browsers in which the person is signed in, each of which can be signed out from here. */
export function SessionList({ sessions }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const run = (act: () => Promise<Result<unknown>>) =>
    start(async () => {
      const result = await answered(act());
      setRefusal(result.ok ? null : result.refusal.message);
      if (hasAnswered(result)) router.refresh();
    });
  const others = sessions.length - 1;
  return (
    <div className="grid gap-3">
      {refusal !== null && <Refusal title={refusal} />}
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map(({ id, browser, how, createdAt, lastSeenAt, isCurrent }) => (
          <li key={id} className="flex min-h-12 items-center gap-3 py-1.5">
            <span className="min-w-0 flex-1">
              <span className="block font-medium text-ink">{browser}</span>
              <span className="block text-xs text-ink-3">
                {how} · since <Time at={createdAt} as="day" /> · seen <Time at={lastSeenAt} />
              </span>
            </span>
            {isCurrent ? (
              <span className="text-xs text-ink-3">This browser</span>
            ) : (
              <Button
                size="sm"
                isPending={isPending}
                onClick={() => run(() => endOne({ sessionId: id }))}
                aria-label={`End the session in ${browser}`}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button
        className="justify-self-start"
        isPending={isPending}
        refusal={others === 0 ? "You are signed in nowhere else." : null}
        onClick={() => run(() => endOthers({}))}
      >
        End all others
      </Button>
      {others === 0 && <p className="text-xs text-ink-3">You are signed in nowhere else.</p>}
    </div>
  );
}
