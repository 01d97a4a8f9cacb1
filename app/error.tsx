"use client";

import { Button } from "./_ui/form/button";
import { ButtonLink } from "./_ui/form/button-link";

/** The page could not be shown. The reason is in the log under the digest, never on the screen. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="grid min-h-dvh flex-1 place-content-center justify-items-start gap-3 p-6 sm:min-h-96">
      <h1 className="max-w-[26em] text-xl font-medium tracking-tighter text-ink">
        This page could not be shown. <span className="text-ink-3">What you had saved is safe.</span>
      </h1>
      <p className="max-w-[46em] text-ink-3">
        Load it again. If it stays like this, tell whoever runs Accord for you
        {error.digest ? (
          <>
            {" "}
            and name <code className="mono text-ink-2">{error.digest}</code>
          </>
        ) : null}
        .
      </p>
      <div className="flex gap-2">
        <Button onClick={retry}>Load it again</Button>
        <ButtonLink href="/" variant="quiet">
          Go home
        </ButtonLink>
      </div>
    </main>
  );
}
