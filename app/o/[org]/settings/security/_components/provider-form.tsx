"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue } from "@/lib/errors";
import { SSO_ROLES } from "@/lib/organizations/sso/input";
import { removeProvider, saveProvider } from "../actions";

interface Props {
  readonly slug: string;
  /** Where the provider sends people back to. */
  readonly returnAddress: string;
  readonly connection: {
    readonly issuer: string;
    readonly clientId: string;
    readonly defaultRole: string;
    readonly roleClaim: string;
    readonly roleLines: string;
    readonly isEnforced: boolean;
  } | null;
}

/** The organization's provider: who it is, what its people become here, and whether it is the only way in. */
export function ProviderForm({ slug, returnAddress, connection }: Props) {
  const router = useRouter();
  const [isEnforced, setEnforced] = useState(connection?.isEnforced ?? false);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isSaved, setSaved] = useState(false);
  const [isPending, start] = useTransition();
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === "string" ? value : "";
    };
    start(async () => {
      const result = await answered(
        saveProvider(slug, {
          issuer: text("issuer"),
          clientId: text("clientId"),
          clientSecret: text("clientSecret"),
          defaultRole: SSO_ROLES.find((role) => role === text("defaultRole")) ?? "member",
          roleClaim: text("roleClaim"),
          roleLines: text("roleLines"),
          isEnforced,
        }),
      );
      setRefusal(result.ok ? null : result.refusal);
      setSaved(result.ok);
      if (result.ok) router.refresh();
    });
  };
  const remove = () =>
    start(async () => {
      const result = await answered(removeProvider(slug, {}));
      setRefusal(result.ok ? null : result.refusal);
      setSaved(false);
      if (result.ok) router.refresh();
    });
  const errors = refusal?.fields ?? {};
  return (
    <form noValidate onSubmit={save} onChange={() => setSaved(false)} className="grid gap-4">
      {refusal !== null && Object.keys(errors).length === 0 && <Refusal title={refusal.message} />}
      <p className="text-ink-3">
        Register Accord at your OpenID provider with this address to return to:{" "}
        <span className="mono wrap-anywhere text-ink-2">{returnAddress}</span>
      </p>
      <TextInput
        name="issuer"
        label="Issuer"
        hint="The provider’s address, exactly as it calls itself."
        placeholder="https://login.example.org"
        defaultValue={connection?.issuer}
        error={errors["issuer"]}
        autoComplete="off"
      />
      <TextInput
        name="clientId"
        label="Client id"
        defaultValue={connection?.clientId}
        error={errors["clientId"]}
        autoComplete="off"
      />
      <TextInput
        name="clientSecret"
        type="password"
        label="Client secret"
        hint={connection === null ? undefined : "Stored, and never shown. Enter one only to replace it."}
        error={errors["clientSecret"]}
        autoComplete="off"
      />
      <Select
        name="defaultRole"
        label="Whoever comes for the first time becomes"
        hint="Nobody becomes owner this way. Roles of members change on the page of members only."
        defaultValue={connection?.defaultRole ?? "member"}
      >
        {SSO_ROLES.map((role) => (
          <option key={role} value={role}>
            {role}
          </option>
        ))}
      </Select>
      <TextInput
        name="roleClaim"
        label="Claim with their groups (optional)"
        placeholder="groups"
        defaultValue={connection?.roleClaim}
        error={errors["roleClaim"]}
        autoComplete="off"
      />
      <TextArea
        name="roleLines"
        label="Roles of groups (optional)"
        hint="A line per group, such as “architects = lead”. The first that fits decides."
        defaultValue={connection?.roleLines}
        error={errors["roleLines"]}
      />
      <CheckLine
        label="The only way in"
        hint="For everybody but owners, who keep their passwords and passkeys in case the provider fails. Needs a verified domain."
        isChecked={isEnforced}
        onChange={setEnforced}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={isPending}>
          Save provider
        </Button>
        {connection !== null && (
          <Button variant="critical" isPending={isPending} onClick={remove}>
            Take it away
          </Button>
        )}
        <span role="status" className="text-xs text-ink-3">
          {isSaved ? "Saved." : ""}
        </span>
      </div>
      {connection !== null && (
        <p className="text-xs text-ink-3">
          Taking it away also lets its domains go, and signs out everybody who came through it.
        </p>
      )}
    </form>
  );
}
