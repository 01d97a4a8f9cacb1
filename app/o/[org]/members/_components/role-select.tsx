"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Select } from "@/app/_ui/form/select";
import { ROLES, type Role } from "@/db/enums";
import { giveRole } from "../actions";
import { ROLE_SENTENCES, type ShownMember } from "./shown-member";

interface Props {
  readonly slug: string;
  readonly member: ShownMember;
  readonly roles: readonly Role[];
  readonly onRefusal: (sentence: string | null) => void;
}

/** Changes a role at once; it can be changed back. What may not be granted is listed, and cannot be chosen. */
export function RoleSelect({ slug, member, roles, onRefusal }: Props) {
  const router = useRouter();
  const [, start] = useTransition();
  const [role, show] = useOptimistic(member.role);
  const choose = (next: Role) =>
    start(async () => {
      show(next);
      const result = await giveRole(slug, { memberId: member.id, role: next });
      onRefusal(result.ok ? null : result.refusal.message);
      start(() => router.refresh());
    });
  return (
    <Select
      label={`Role of ${member.name}`}
      isLabelHidden
      value={role}
      title={ROLE_SENTENCES[role]}
      className="w-auto min-w-32"
      onChange={({ target }) => {
        const next = ROLES.find((name) => name === target.value);
        if (next !== undefined) choose(next);
      }}
    >
      {ROLES.map((name) => (
        <option key={name} value={name} disabled={!roles.includes(name)}>
          {roles.includes(name) ? name : `${name} (only an owner grants this)`}
        </option>
      ))}
    </Select>
  );
}
