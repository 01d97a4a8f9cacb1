"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { askToRead } from "@/app/o/[org]/_following/actions";
import { answered } from "@/app/o/[org]/_request/answered";
import { ROLES, type Role } from "@/db/enums";
import type { RefusalValue } from "@/lib/errors";
import type { Readers } from "@/lib/following/readings/queries";

interface Props {
  readonly slug: string;
  readonly decision: Readers["decision"];
  /** Everybody who can be asked, by name. */
  readonly people: Readers["possible"];
  readonly onClose: () => void;
}

const GROUPS: Readonly<Record<Role, string>> = {
  owner: "All owners",
  admin: "All admins",
  lead: "All leads",
  member: "All members",
  stakeholder: "All stakeholders of its product lines",
};

/** So many names are offered at once; typing finds the others. */
const OFFERED = 12;

/** Asks people by name and by role to read a decision until a day. */
export function AskDialog({ slug, decision, people, onClose }: Props) {
  const router = useRouter();
  const [roles, setRoles] = useState<ReadonlySet<Role>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState("");
  const [dueOn, setDueOn] = useState("");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const found = people.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  const shown = people.filter(
    ({ memberId }) => chosen.has(memberId) || found.slice(0, OFFERED).some((one) => one.memberId === memberId),
  );
  const fields = refusal?.fields ?? {};
  const ask = () =>
    start(async () => {
      const result = await answered(
        askToRead(slug, { decisionId: decision.id, memberIds: [...chosen], roles: [...roles], dueOn }),
      );
      if (!result.ok) return setRefusal(result.refusal);
      onClose();
      router.refresh();
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={ask}
      title="Ask people to read it"
      footer={
        <>
          <Button className="ml-auto" size="sm" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" size="sm" isPending={isPending} onClick={ask} shortcut="⌘↵">
            Ask
          </Button>
        </>
      }
    >
      <p>
        <span className="mono text-ink-3">ADR-{decision.number}</span> {decision.title}
      </p>
      <TextInput
        label="Until"
        type="date"
        value={dueOn}
        onChange={(event) => setDueOn(event.target.value)}
        error={fields["dueOn"]}
      />
      <fieldset>
        <legend className="mb-1 font-medium text-ink">By role</legend>
        {ROLES.map((role) => {
          const count = people.filter((one) => one.role === role).length;
          return (
            count > 0 && (
              <CheckLine
                key={role}
                label={`${GROUPS[role]} (${count})`}
                isChecked={roles.has(role)}
                onChange={() => setRoles(toggled(roles, role))}
              />
            )
          );
        })}
      </fieldset>
      <fieldset>
        <legend className="mb-1 font-medium text-ink">By name</legend>
        {people.length > OFFERED && (
          <TextInput
            label="Find a name"
            isLabelHidden
            placeholder="Find a name"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        {shown.map(({ memberId, name, role }) => (
          <CheckLine
            key={memberId}
            label={name}
            hint={roles.has(role) ? `${role}, asked by role` : role}
            isChecked={roles.has(role) || chosen.has(memberId)}
            isDisabled={roles.has(role)}
            onChange={() => setChosen(toggled(chosen, memberId))}
          />
        ))}
        {found.length > OFFERED && (
          <p className="text-xs text-ink-3">And {found.length - OFFERED} more. Type a name.</p>
        )}
      </fieldset>
      {refusal !== null && fields["dueOn"] === undefined && <Refusal title={fields["memberIds"] ?? refusal.message} />}
    </Dialog>
  );
}

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
