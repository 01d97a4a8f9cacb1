"use client";

import { Link } from "@/app/_ui/link/link";
import { Note } from "@/app/_ui/feedback/note";
import { Segments } from "@/app/_ui/form/segments";
import { TextInput } from "@/app/_ui/form/text-input";
import type { SigningMethod } from "@/db/enums";

interface Props {
  readonly ways: readonly SigningMethod[];
  readonly way: SigningMethod | null;
  readonly password: string;
  readonly error: string | null;
  readonly onWay: (way: SigningMethod) => void;
  readonly onPassword: (password: string) => void;
}

const WORDS = { password: "Password", passkey: "Passkey" } as const;

/** What the approval rule asks to be shown again: the password, or a passkey, or how to come by one. */
export function SignFields({ ways, way, password, error, onWay, onPassword }: Props) {
  if (way === null)
    return (
      <Note>
        The approval rule asks for a passkey, and you have none yet.{" "}
        <Link href="/account" className="link">
          Add one on your account page
        </Link>
        , then approve.
      </Note>
    );
  return (
    <div className="grid gap-3">
      {ways.length > 1 && (
        <Segments
          label="Sign with"
          value={way}
          options={ways.map((value) => ({ value, label: WORDS[value] }))}
          onChange={onWay}
        />
      )}
      {way === "password" ? (
        <TextInput
          label="Your password"
          hint="The approval rule asks for it again."
          type="password"
          autoComplete="current-password"
          value={password}
          error={error}
          onChange={(event) => onPassword(event.target.value)}
        />
      ) : (
        <p className="text-ink-2">
          Your passkey signs exactly this text and this verdict. Anybody can check that signature later, without this
          server.
          {error !== null && <span className="block text-critical-ink">{error}</span>}
        </p>
      )}
    </div>
  );
}
