import type { Metadata } from "next";
import { CopyButton } from "@/app/_ui/feedback/copy-button";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { Note } from "@/app/_ui/feedback/note";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { PageBody } from "@/app/_ui/layout/page-body";
import { counted } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { getCheckpoints, type ShownKey } from "@/lib/history/checkpoints/queries";
import { getHistoryCheck, type HistoryCheck } from "@/lib/upkeep/checks/queries";
import { CheckpointList } from "./_components/checkpoint-list";

export const metadata: Metadata = { title: "History" };

/** Can this organization's history be believed, and how does one check it without believing Accord? */
export default async function HistorySettingsPage({ params }: { readonly params: Promise<{ readonly org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const [{ checkpoints, keys, isKeySet }, check] = await Promise.all([getCheckpoints(ctx), getHistoryCheck(ctx)]);
  const [newest] = checkpoints;
  return (
    <PageBody>
      <div className="max-w-[44rem]">
        <Lead
          className="mb-6"
          rest="A checkpoint holds how far every history here had come. A copy that lies elsewhere shows later that none was cut off or written anew."
        >
          {newest === undefined ? (
            "No checkpoint was made yet."
          ) : (
            <>
              The newest checkpoint is number {newest.number}, of <Time at={newest.madeAt} />.
            </>
          )}
        </Lead>
        {!isKeySet && (
          <div className="mb-6">
            <Refusal title="This server has no key to sign checkpoints with.">
              <p>
                Whoever runs it sets <span className="mono">CHECKPOINT_KEY_FILE</span>. Until then each history can be
                checked in itself, and nothing shows that its end was cut off.
              </p>
            </Refusal>
          </div>
        )}
        {newest === undefined ? (
          isKeySet && (
            <EmptyState title="No checkpoint yet">
              One is made right after each approval and each closing, and within the hour after anything else.
            </EmptyState>
          )
        ) : (
          <>
            <pre
              tabIndex={0}
              aria-label="The newest checkpoint"
              className="overflow-x-auto rounded-card border border-line bg-sunken p-3.5 mono text-xs/5 text-ink-2"
            >
              {newest.note}
            </pre>
            <div className="mt-3 flex flex-wrap items-center gap-3">
              <CopyButton text={newest.note} label="Copy the newest checkpoint" variant="secondary">
                Copy it
              </CopyButton>
              <span className="text-xs text-ink-3">
                Approval mails and exports carry it too. Keep one wherever you trust.
              </span>
            </div>
          </>
        )}
        <LastCheck check={check} />
        <SectionTitle className="mt-10 mb-2">History file</SectionTitle>
        <p className="mb-3 text-ink-3">
          Every event of every history, with texts, ballots, results and checkpoints, in one file that is checked
          without Accord: in a browser with the network off, or with a small program in one of two languages.
        </p>
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          {can(ctx, "manage the organization").allowed ? (
            <a className="link" href={`/o/${ctx.slug}/export/history`} download>
              History file of the organization
            </a>
          ) : (
            <span className="text-ink-3">
              An owner gets it here; that of a decision is on the decision’s History tab.
            </span>
          )}
          <a className="link" href="/verify">
            Check a file
          </a>
          <a className="link" href="/verify.mjs" download>
            verify.mjs
          </a>
          <a className="link" href="/verify.py" download>
            verify.py
          </a>
        </p>
        {keys.length > 0 && <Keys keys={keys} />}
        {checkpoints.length > 1 && (
          <>
            <SectionTitle className="mt-10 mb-2">Checkpoints</SectionTitle>
            <CheckpointList checkpoints={checkpoints} />
          </>
        )}
        <div className="mt-10">
          <Note>
            A checkpoint cannot show what was never entered. Whoever holds the database and the key could write
            everything anew: only a checkpoint or a receipt that lies elsewhere shows that.
          </Note>
        </div>
      </div>
    </PageBody>
  );
}

function LastCheck({ check }: { readonly check: HistoryCheck | null }) {
  return (
    <>
      <SectionTitle className="mt-10 mb-2">Nightly check</SectionTitle>
      {check === null ? (
        <p className="text-ink-3">The server reads everything again each night. It has not done so yet.</p>
      ) : check.came === null ? (
        <p className="text-ink-2">
          The server last read everything again on <Time at={check.checkedAt} />. Owners and admins see what came of it.
        </p>
      ) : check.came.found === 0 ? (
        <p className="text-ink-2">
          On <Time at={check.checkedAt} /> the server read {counted(check.came.chains, "history", "histories")} with{" "}
          {counted(check.came.events, "event")} and {counted(check.came.checkpoints, "checkpoint")} again. Everything
          held.
        </p>
      ) : (
        <Refusal
          isCritical
          title={`The check found ${check.came.found === 1 ? "one thing that does" : `${check.came.found} things that do`} not hold.`}
        >
          <p>
            Read on <Time at={check.checkedAt} />. Keep the database and its backups as they are, and compare with older
            checkpoints.
          </p>
          <ul className="mt-1 grid list-disc gap-1 pl-5">
            {check.came.findings.map((finding) => (
              <li key={finding} className="wrap-anywhere">
                {finding}
              </li>
            ))}
          </ul>
        </Refusal>
      )}
    </>
  );
}

function Keys({ keys }: { readonly keys: readonly ShownKey[] }) {
  return (
    <>
      <SectionTitle className="mt-10 mb-2">Signing keys</SectionTitle>
      <ul className="grid gap-2">
        {keys.toReversed().map(({ fingerprint, since, addedAt }) => (
          <li key={fingerprint} className="text-ink-2">
            <span className="mono text-xs wrap-anywhere">{fingerprint}</span>
            <span className="block text-xs text-ink-3">
              since checkpoint {since}, <Time at={addedAt} as="day" />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
