"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Bell, BellRing } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { answered } from "@/app/o/[org]/_request/answered";
import type { FollowedThing } from "@/lib/following/input";
import { follow, unfollow } from "./actions";

interface Props {
  readonly slug: string;
  readonly thing: FollowedThing;
  /** What is followed, as its name for whoever hears the button: "ADR-14", "Billing". */
  readonly name: string;
  readonly isFollowed: boolean;
}

/** Follows a thing, or no longer does. What changed in it then stands on home. */
export function FollowButton({ slug, thing, name, isFollowed }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const onClick = () =>
    start(async () => {
      const result = isFollowed ? await answered(unfollow(slug, thing)) : await answered(follow(slug, thing));
      setProblem(result.ok ? null : result.refusal.message);
      if (result.ok) router.refresh();
    });
  const Icon = isFollowed ? BellRing : Bell;
  const label = isFollowed ? "Following" : "Follow";
  return (
    <>
      {problem !== null && (
        <span role="alert" className="text-xs text-critical-ink">
          {problem}
        </span>
      )}
      <Button
        size="sm"
        variant={isFollowed ? "secondary" : "quiet"}
        aria-pressed={isFollowed}
        aria-label={`${label} ${name}`}
        title={isFollowed ? "You follow it. Press to stop." : "What changes then stands on your home."}
        isPending={isPending}
        onClick={onClick}
      >
        {!isPending && <Icon strokeWidth={1.75} />}
        {label}
      </Button>
    </>
  );
}
