"use client";

import { useRouter } from "next/navigation";
import { EntryForm } from "../../_components/entry-form";
import { PasskeyButton } from "../../_second-factor/passkey-button";
import { askForPasskey, enterByPasskey, signInHere } from "../../actions";

/** `origin` is the address that passkeys of this server belong to. */
export function SignInForm({ next, origin }: { readonly next: string; readonly origin: string }) {
  const router = useRouter();
  return (
    <>
      <EntryForm
        fields={[
          { name: "email", label: "E-mail", type: "email", autoComplete: "username" },
          { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
        ]}
        submitLabel="Sign in"
        submit={({ email = "", password = "" }) => signInHere({ email, password })}
        onDone={({ needsCode }) => router.replace(needsCode ? `/sign-in/code?next=${encodeURIComponent(next)}` : next)}
      />
      <p className="my-4 flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      <PasskeyButton
        label="Use a passkey"
        origin={origin}
        ask={() => askForPasskey({})}
        prove={(assertion) => enterByPasskey({ assertion })}
        onDone={() => router.replace(next)}
      />
    </>
  );
}
