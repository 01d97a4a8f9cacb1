"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { X } from "@/app/_ui/icons";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RemoveLink as Removed } from "@/lib/decisions/links/input";
import { removeLink } from "../../../actions";

interface Props {
  readonly slug: string;
  readonly link: Removed;
  readonly label: string;
}

/** Takes one link back. It can be added again, so nobody is asked twice. */
export function RemoveLink({ slug, link, label }: Props) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const result = await answered(removeLink(slug, link));
      if (result.ok) router.refresh();
      else setProblem(result.refusal.message);
    });
  return (
    <>
      <button
        type="button"
        aria-label={label}
        title={label}
        disabled={isPending}
        onClick={remove}
        className="-mt-0.5 grid size-6 place-items-center rounded-control text-ink-3 hover:bg-selected hover:text-ink max-sm:-mt-3 max-sm:size-11"
      >
        <X className="size-3.5" />
      </button>
      {problem !== null && (
        <p role="alert" className="col-span-3 text-xs text-critical-ink">
          {problem}
        </p>
      )}
    </>
  );
}
