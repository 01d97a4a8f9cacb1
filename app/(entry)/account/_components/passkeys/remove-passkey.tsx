"use client";

import { useRouter } from "next/navigation";
import { PasswordDialog } from "../../../_components/password-dialog";
import { removePasskeyHere } from "../../actions";
import type { ShownPasskey } from "./passkey-list";

interface Props {
  readonly passkey: ShownPasskey;
  readonly hasPassword: boolean;
  readonly onClose: () => void;
}

/** Takes a passkey away from the account. */
export function RemovePasskey({ passkey, hasPassword, onClose }: Props) {
  const router = useRouter();
  return (
    <PasswordDialog
      title={`Remove ${passkey.name}`}
      confirmLabel="Remove"
      isCritical
      hasPassword={hasPassword}
      act={(password) => removePasskeyHere({ passkeyId: passkey.id, password })}
      onDone={() => {
        onClose();
        router.refresh();
      }}
      onClose={onClose}
    >
      <p>
        It no longer opens your account, here and everywhere. What you did with it stays. Your device may go on offering
        it until you delete it there too.
      </p>
    </PasswordDialog>
  );
}
