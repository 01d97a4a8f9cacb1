"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ChoiceList } from "@/app/_ui/choice/choice-list";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import type { Role } from "@/db/enums";
import type { RefusalValue } from "@/lib/errors";
import { LIMITED_ROLES } from "@/lib/organizations/members/rules";
import { invite } from "../../actions";
import { InvitationMade } from "./invitation-made";
import { ROLE_NAMES, ROLE_SENTENCES, type LineChoice } from "../shown-member";

interface Props {
  readonly slug: string;
  readonly roles: readonly Role[];
  readonly lines: readonly LineChoice[];
  readonly isMailConfigured: boolean;
  readonly onClose: () => void;
}

/** Makes an invitation, then shows its link, once. */
export function InviteDialog({ slug, roles, lines, isMailConfigured, onClose }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [role, setRole] = useState<Role>("member");
  const [email, setEmail] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [made, setMade] = useState<{ readonly token: string; readonly isMailed: boolean } | null>(null);

  if (made !== null) return <InvitationMade {...made} email={email} onClose={onClose} />;
  const create = () =>
    start(async () => {
      const result = await answered(
        invite(slug, {
          role,
          email,
          productLineIds: LIMITED_ROLES.includes(role) ? [...chosen] : [],
        }),
      );
      if (!result.ok) return setRefusal(result.refusal);
      setMade(result.value);
      router.refresh();
    });
  const emailError = refusal?.fields?.["email"];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Invite somebody"
      onConfirm={create}
      footer={
        <>
          <Button className="ml-auto" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" shortcut="⌘↵" isPending={isPending} onClick={create}>
            Create invitation
          </Button>
        </>
      }
    >
      {refusal !== null && emailError === undefined && <Refusal title={refusal.message} />}
      <Select
        label="Role"
        hint={ROLE_SENTENCES[role]}
        value={role}
        onChange={({ target }) => setRole(roles.find((name) => name === target.value) ?? role)}
      >
        {roles.map((name) => (
          <option key={name} value={name}>
            {ROLE_NAMES[name]}
          </option>
        ))}
      </Select>
      {LIMITED_ROLES.includes(role) && (
        <ChoiceList
          legend={role === "lead" ? "Approves for" : "Reads decisions of"}
          hint="None chosen means every product line. A line includes those below it."
          name="line"
          choices={lines.map(({ id, name, depth }) => ({ value: id, label: name, depth }))}
          chosen={chosen}
          onChange={setChosen}
        />
      )}
      <TextInput
        label="E-mail (optional)"
        hint={
          isMailConfigured
            ? "The link is mailed there and works for this address only. Left empty, whoever has the link can join."
            : "The link works for this address only. Left empty, whoever has the link can join. This server sends no mail: you copy the link."
        }
        type="email"
        autoComplete="off"
        value={email}
        onChange={({ target }) => setEmail(target.value)}
        error={emailError}
      />
    </Dialog>
  );
}
