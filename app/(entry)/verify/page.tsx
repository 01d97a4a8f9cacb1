import type { Metadata } from "next";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { EntryPanel } from "../_components/entry-panel";
import { CheckFile } from "./_components/check-file";

export const metadata: Metadata = { title: "Check a history" };

/** Checks a history file in the browser. Nobody has to be signed in, and nothing of the file leaves the computer. */
export default function VerifyPage() {
  return (
    <div data-read>
      <EntryPanel
        title="Check a history"
        lead="Choose a history file that Accord handed out. It is read and checked here, in your browser: nothing of it is sent anywhere, and the network may be off."
      >
        <CheckFile />
        <SectionTitle className="mt-8 mb-2">What is checked</SectionTitle>
        <ul className="grid list-disc gap-1 pl-5 text-ink-2">
          <li>No byte of the file was changed since it was written.</li>
          <li>Every event follows from the one before it, from the first to the last.</li>
          <li>Every text, reason and ballot is the one that was entered then.</li>
          <li>What was approved is the text and the result that stood there.</li>
          <li>Ballots came in time, from those who were asked, and each result is computed from them again.</li>
          <li>
            Every checkpoint is signed, names the one before it, and signed the histories that are here. Of a whole
            organization, none is left out.
          </li>
        </ul>
        <SectionTitle className="mt-8 mb-2">What it cannot show</SectionTitle>
        <ul className="grid list-disc gap-1 pl-5 text-ink-2">
          <li>What was never entered.</li>
          <li>
            That nobody wrote the whole history anew: whoever has the database and the signing key could. A checkpoint
            from a mail of that time, or a receipt, shows it. Choose it together with the file.
          </li>
          <li>
            Who has the key. Compare its fingerprint with the one that the organization shows under Settings, History.
          </li>
        </ul>
        <p className="mt-8 text-ink-3">
          The same without a browser:{" "}
          <a className="link" href="/verify.mjs" download>
            verify.mjs
          </a>{" "}
          for Node, and{" "}
          <a className="link" href="/verify.py" download>
            verify.py
          </a>{" "}
          for Python, written separately so that two programs have to agree.
        </p>
      </EntryPanel>
    </div>
  );
}
