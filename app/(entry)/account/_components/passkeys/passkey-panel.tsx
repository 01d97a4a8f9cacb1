import { EntryPanel } from "../../../_components/entry-panel";
import { AddPasskey } from "./add-passkey";
import { PasskeyList, type ShownPasskey } from "./passkey-list";

interface Props {
  readonly passkeys: readonly ShownPasskey[];
  readonly origin: string;
  readonly hasPassword: boolean;
  /** Only a provider vouches for whoever adds one here. */
  readonly isVouchedFor: boolean;
}

/** Everything about the account's keys. */
export function PasskeyPanel({ passkeys, origin, hasPassword, isVouchedFor }: Props) {
  return (
    <EntryPanel
      as="h2"
      title="Passkeys"
      lead={
        isVouchedFor
          ? "Your fingerprint, your face, or a security key. One that you add after single sign-on signs records of that organization; it does not sign you in."
          : "Your fingerprint, your face, or a security key instead of a password. No other site can ask for it in our name, and it counts as two factors."
      }
    >
      <div className="grid gap-3">
        <PasskeyList passkeys={passkeys} hasPassword={hasPassword} />
        <AddPasskey origin={origin} hasPassword={hasPassword} />
      </div>
    </EntryPanel>
  );
}
