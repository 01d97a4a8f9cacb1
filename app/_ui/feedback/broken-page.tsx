"use client";

import { Button } from "../form/button";
import { PageMessage } from "./page-message";

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

/** A page that could not be shown. The reason is in the log under the digest, never on the screen. */
export function BrokenPage({ error, retry }: Props) {
  return (
    <PageMessage title="This page could not be shown." rest="What you had saved is safe.">
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
      <Button onClick={retry}>Load it again</Button>
    </PageMessage>
  );
}
