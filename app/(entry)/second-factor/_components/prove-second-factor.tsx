"use client";

import { useRouter } from "next/navigation";
import { EntryForm } from "../../_components/entry-form";
import { PasskeyButton } from "../../_second-factor/passkey-button";
import { askForProof, proveCodeHere, provePasskeyHere } from "../../actions";

interface Props {
  readonly next: string;
  readonly origin: string;
  readonly hasPasskey: boolean;
  readonly hasAuthenticator: boolean;
}

/** Proves the second factor in the open session, by whichever the account has. */
export function ProveSecondFactor({ next, origin, hasPasskey, hasAuthenticator }: Props) {
  const router = useRouter();
  const goOn = () => router.replace(next);
  return (
    <div className="grid gap-5">
      {hasAuthenticator && (
        <EntryForm
          fields={[
            {
              name: "code",
              label: "Code",
              autoComplete: "one-time-code",
              hint: "What your authenticator app shows, or a recovery code.",
            },
          ]}
          submitLabel="Continue"
          submit={({ code = "" }) => proveCodeHere({ code })}
          onDone={goOn}
        />
      )}
      {hasPasskey && (
        <PasskeyButton
          label="Use a passkey"
          origin={origin}
          ask={() => askForProof({})}
          prove={(assertion) => provePasskeyHere({ assertion })}
          onDone={goOn}
        />
      )}
    </div>
  );
}
