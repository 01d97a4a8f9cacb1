"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Note } from "@/app/_ui/feedback/note";
import { Button } from "@/app/_ui/form/button";
import { answered } from "@/app/o/[org]/_request/answered";
import { EntryForm } from "../../../_components/entry-form";
import { EntryPanel } from "../../../_components/entry-panel";
import { PasswordDialog } from "../../../_components/password-dialog";
import { changeAddressHere, dropAddressHere } from "../../actions";

interface Props {
  readonly email: string;
  readonly isVerified: boolean;
  /** An address that waits for its mailbox to confirm it. */
  readonly waiting: string | null;
  readonly hasPassword: boolean;
  readonly canMail: boolean;
}

/** The account's address: whether it is confirmed, and another one. */
export function AddressPanel({ email, isVerified, waiting, hasPassword, canMail }: Props) {
  const router = useRouter();
  const [isConfirming, setIsConfirming] = useState(false);
  return (
    <EntryPanel
      as="h2"
      title="Address"
      lead={
        canMail
          ? `${email} is ${isVerified ? "" : "not "}confirmed. You sign in with it, and mails go there.`
          : `You sign in with ${email}.`
      }
    >
      {canMail ? (
        <div className="grid gap-4">
          {waiting !== null && <Waiting address={waiting} />}
          {!isVerified && waiting !== email && (
            <div>
              <Button onClick={() => setIsConfirming(true)}>Confirm this address</Button>
            </div>
          )}
          <EntryForm
            fields={[
              {
                name: "email",
                label: "New address",
                type: "email",
                autoComplete: "email",
                hint: "Nothing changes before you follow the link in the mail that goes there.",
              },
              ...(hasPassword
                ? [
                    {
                      name: "password",
                      label: "Your password",
                      type: "password",
                      autoComplete: "current-password",
                    } as const,
                  ]
                : []),
            ]}
            submitLabel="Send the mail"
            isQuiet
            submit={({ email: wanted = "", password = "" }) => changeAddressHere({ email: wanted, password })}
            onDone={() => router.refresh()}
            note="Sent. Look in that mailbox."
          />
        </div>
      ) : (
        <Note>
          This server sends no mail, so an address cannot be confirmed. Whoever runs it can change yours:{" "}
          <code className="wrap-anywhere">npm run accord -- change-address {email} NEW-ADDRESS</code>
        </Note>
      )}
      {isConfirming && (
        <PasswordDialog
          title="Confirm your address"
          confirmLabel="Send the mail"
          hasPassword={hasPassword}
          act={(password) => changeAddressHere({ email, password })}
          onDone={() => {
            setIsConfirming(false);
            router.refresh();
          }}
          onClose={() => setIsConfirming(false)}
        >
          <p>A mail with a link goes to {email}.</p>
        </PasswordDialog>
      )}
    </EntryPanel>
  );
}

function Waiting({ address }: { readonly address: string }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const drop = () =>
    start(async () => {
      const result = await answered(dropAddressHere({}));
      if (!result.ok) return setRefusal(result.refusal.message);
      router.refresh();
    });
  return (
    <Note>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p className="min-w-0 flex-1 basis-48">
          A mail with a link went to <strong className="font-medium break-all">{address}</strong>. It works for a day.
          {refusal !== null && <span role="alert"> {refusal}</span>}
        </p>
        <Button size="sm" isPending={isPending} onClick={drop}>
          Drop it
        </Button>
      </div>
    </Note>
  );
}
