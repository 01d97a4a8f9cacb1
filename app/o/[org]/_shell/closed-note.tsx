"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { Time } from "@/app/_ui/text/time";
import { answered } from "@/app/o/[org]/_request/answered";
import { keepOrganization } from "../settings/actions";

interface Props {
  readonly slug: string;
  /** When it is gone, as an ISO moment. */
  readonly goneAt: string;
}

/** Stands above every page of an organization that is to be deleted: when it is gone, and how to keep it. */
export function ClosedNote({ slug, goneAt }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const keep = () =>
    start(async () => {
      const result = await answered(keepOrganization(slug, {}));
      if (!result.ok) return setRefusal(result.refusal.message);
      router.refresh();
    });
  return (
    <section
      aria-label="This organization is to be deleted"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-critical-soft px-4 py-2.5 text-ink"
    >
      <p className="min-w-0 flex-1 basis-64">
        <strong className="font-semibold">
          This organization is closed and will be deleted on <Time at={goneAt} as="day" />.
        </strong>{" "}
        Owners can read it until then; nobody can change anything.
        {refusal !== null && <span role="alert"> {refusal}</span>}
      </p>
      <Button size="sm" isPending={isPending} onClick={keep}>
        Keep it
      </Button>
    </section>
  );
}
