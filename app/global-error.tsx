"use client";

import "./globals.css";

/** The last page there is: shown when not even the frame of the app could be drawn. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Accord could not start</title>
        <main className="grid min-h-dvh place-content-center justify-items-start gap-3 p-6">
          <h1 className="text-xl font-medium tracking-tighter text-ink">Accord could not be shown.</h1>
          <p className="text-ink-3">What you had saved is safe. Load it again in a moment.</p>
          <button
            type="button"
            onClick={retry}
            className="h-10 rounded-control border border-line-2 bg-surface px-3 font-medium text-ink"
          >
            Load it again
          </button>
        </main>
      </body>
    </html>
  );
}
