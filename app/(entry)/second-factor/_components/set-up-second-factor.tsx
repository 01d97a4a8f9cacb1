"use client";

import { useRouter } from "next/navigation";
import { AddPasskey } from "../../account/_components/passkeys/add-passkey";
import { SetUpAuthenticator } from "../../_second-factor/set-up-authenticator";

interface Props {
  readonly next: string;
  readonly origin: string;
  readonly hasPassword: boolean;
}

/** Offers both kinds of second factor; either leads on. */
export function SetUpSecondFactor({ next, origin, hasPassword }: Props) {
  const router = useRouter();
  const goOn = () => router.replace(next);
  return (
    <div className="grid gap-6">
      <section className="grid gap-2">
        <h2 className="font-medium text-ink">A passkey</h2>
        <p className="text-ink-3">Your fingerprint, your face or a security key. The quicker one.</p>
        <AddPasskey origin={origin} hasPassword={hasPassword} onAdded={goOn} />
      </section>
      <section className="grid gap-2">
        <h2 className="font-medium text-ink">An authenticator app</h2>
        <p className="text-ink-3">A code from your phone each time you sign in.</p>
        <SetUpAuthenticator hasPassword={hasPassword} onKept={goOn} />
      </section>
    </div>
  );
}
