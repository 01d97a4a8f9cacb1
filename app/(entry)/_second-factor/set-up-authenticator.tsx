"use client";

import Image from "next/image";
import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { EntryForm } from "../_components/entry-form";
import { PasswordDialog } from "../_components/password-dialog";
import { beginAuthenticator, confirmAuthenticator } from "./actions";
import { KeepRecoveryCodes } from "./keep-recovery-codes";

interface Props {
  readonly hasPassword: boolean;
  /** What the person does once they have kept the codes. */
  readonly onKept: () => void;
}

type Stage =
  | { readonly at: "closed" | "asking" }
  | { readonly at: "scanning"; readonly picture: string; readonly secret: string }
  | { readonly at: "keeping"; readonly codes: readonly string[]; readonly proof: string };

/** Sets up an authenticator app: the password, a picture to scan, its first code, and the recovery codes to keep. */
export function SetUpAuthenticator({ hasPassword, onKept }: Props) {
  const [stage, setStage] = useState<Stage>({ at: "closed" });
  if (stage.at === "keeping") return <KeepRecoveryCodes codes={stage.codes} proof={stage.proof} onKept={onKept} />;
  if (stage.at === "scanning")
    return (
      <div className="grid gap-4">
        <p>Scan this with your authenticator app, then enter the code it shows.</p>
        {/* White around it in the dark too: scanners need it. */}
        <Image
          src={`data:image/svg+xml;utf8,${encodeURIComponent(stage.picture)}`}
          width={176}
          height={176}
          alt="QR code for your authenticator app"
          className="bg-white size-44 rounded-card border border-line"
        />
        <p className="text-xs text-ink-3">
          Cannot scan? Type this key into the app:{" "}
          <span className="mono wrap-anywhere text-ink">{stage.secret.replace(/(.{4})(?=.)/g, "$1 ")}</span>
        </p>
        <EntryForm
          fields={[{ name: "code", label: "Code", autoComplete: "one-time-code" }]}
          submitLabel="Confirm"
          isQuiet
          submit={({ code = "" }) => confirmAuthenticator({ code })}
          onDone={(made) => setStage({ at: "keeping", ...made })}
        />
      </div>
    );
  return (
    <>
      <Button className="justify-self-start" onClick={() => setStage({ at: "asking" })}>
        Set up an authenticator app
      </Button>
      {stage.at === "asking" && (
        <PasswordDialog
          title="Set up an authenticator app"
          confirmLabel="Continue"
          hasPassword={hasPassword}
          act={(password) => beginAuthenticator({ password })}
          onDone={(made) => setStage({ at: "scanning", ...made })}
          onClose={() => setStage({ at: "closed" })}
        >
          <p>Any app that shows six-digit codes will do. From then on, signing in with your password asks for one.</p>
        </PasswordDialog>
      )}
    </>
  );
}
