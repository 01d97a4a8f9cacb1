"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { Time } from "@/app/_ui/text/time";
import { EntryPanel } from "../../../_components/entry-panel";
import { PasswordDialog } from "../../../_components/password-dialog";
import { endAuthenticator, renewCodes } from "../../../_second-factor/actions";
import { RecoveryCodeList } from "../../../_second-factor/recovery-code-list";
import { SetUpAuthenticator } from "../../../_second-factor/set-up-authenticator";

interface Props {
  /** Since when signing in asks for a code; null when it does not. */
  readonly since: Date | null;
  readonly codesLeft: number;
  readonly hasPassword: boolean;
}

/** The account's authenticator app and its recovery codes. */
export function AuthenticatorPanel({ since, codesLeft, hasPassword }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState<"renew" | "end" | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setOpen(null);
  return (
    <EntryPanel
      as="h2"
      title="Authenticator app"
      lead={
        since === null ? (
          "A code from your phone after the password, so that the password alone opens nothing."
        ) : (
          <>
            On since <Time at={since} as="day" />. Signing in with your password asks for a code.
          </>
        )
      }
    >
      <div className="grid gap-3">
        {since === null ? (
          <SetUpAuthenticator hasPassword={hasPassword} onKept={() => router.refresh()} />
        ) : (
          <>
            {codes !== null && <RecoveryCodeList codes={codes} />}
            <p className="text-xs text-ink-3">
              {codesLeft === 1 ? "1 recovery code is left." : `${codesLeft} recovery codes are left.`}
            </p>
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => setOpen("renew")}>New recovery codes</Button>
              <Button onClick={() => setOpen("end")}>End it</Button>
            </div>
          </>
        )}
      </div>
      {open === "renew" && (
        <PasswordDialog
          title="Make new recovery codes"
          confirmLabel="Make them"
          hasPassword={hasPassword}
          act={(password) => renewCodes({ password })}
          onDone={(made) => {
            setCodes(made.codes);
            close();
            router.refresh();
          }}
          onClose={close}
        >
          <p>You get ten new ones. Those you have work no longer.</p>
        </PasswordDialog>
      )}
      {open === "end" && (
        <PasswordDialog
          title="End the authenticator"
          confirmLabel="End it"
          isCritical
          hasPassword={hasPassword}
          act={(password) => endAuthenticator({ password })}
          onDone={() => {
            setCodes(null);
            close();
            router.refresh();
          }}
          onClose={close}
        >
          <p>
            Your password alone opens your account again. Organizations that require a second factor stay closed to you
            until you set one up.
          </p>
        </PasswordDialog>
      )}
    </EntryPanel>
  );
}
