"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Time } from "@/app/_ui/text/time";
import { answered } from "@/app/o/[org]/_request/answered";
import type { Result } from "@/lib/errors";
import { checkDomain, claimDomain, letDomainGo } from "../actions";

interface Props {
  readonly slug: string;
  readonly domains: readonly {
    readonly id: string;
    readonly domain: string;
    readonly challenge: string;
    readonly verifiedAt: Date | null;
  }[];
}

/** Domains whose addresses come in through the provider, and what their name servers have to say first. */
export function DomainList({ slug, domains }: Props) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const run = (act: () => Promise<Result<unknown>>, onDone?: () => void) =>
    start(async () => {
      const result = await answered(act());
      setRefusal(result.ok ? null : result.refusal.message);
      if (result.ok) onDone?.();
      router.refresh();
    });
  return (
    <div className="grid gap-3">
      {refusal !== null && <Refusal title={refusal} />}
      {domains.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {domains.map(({ id, domain, challenge, verifiedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-3 py-2">
              <span className="min-w-0 flex-1 basis-64">
                <span className="block font-medium text-ink">{domain}</span>
                {verifiedAt === null ? (
                  <span className="block text-xs text-ink-3">
                    Not verified. Add a TXT record <span className="mono wrap-anywhere">_accord.{domain}</span> with the
                    value <span className="mono wrap-anywhere text-ink">{challenge}</span>
                  </span>
                ) : (
                  <span className="block text-xs text-ink-3">
                    verified <Time at={verifiedAt} as="day" />
                  </span>
                )}
              </span>
              {verifiedAt === null && (
                <Button
                  size="sm"
                  isPending={isPending}
                  aria-label={`Verify ${domain}`}
                  onClick={() => run(() => checkDomain(slug, { domainId: id }))}
                >
                  Verify
                </Button>
              )}
              <Button
                size="sm"
                variant="quiet"
                isPending={isPending}
                aria-label={`Remove ${domain}`}
                onClick={() => run(() => letDomainGo(slug, { domainId: id }))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        noValidate
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          run(
            () => claimDomain(slug, { domain: typed }),
            () => setTyped(""),
          );
        }}
      >
        <div className="w-full max-w-72">
          <TextInput
            label="Domain"
            placeholder="example.org"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
          />
        </div>
        <Button type="submit" isPending={isPending}>
          Add domain
        </Button>
      </form>
    </div>
  );
}
