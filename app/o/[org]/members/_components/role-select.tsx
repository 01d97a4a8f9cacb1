"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { answered, hasAnswered } from "@/app/o/[org]/_request/answered";
import { ROLES, type Role } from "@/db/enums";
import { giveRole } from "../actions";
import { ROLE_NAMES, ROLE_SENTENCES, type ShownMember } from "./shown-member";

interface Props {
  readonly slug: string;
  readonly member: ShownMember;
  readonly roles: readonly Role[];
  readonly onRefusal: (sentence: string | null) => void;
}

/** A quiet choice in its row. Changes a role at once; it can be changed back. What may not be granted is listed, and cannot be chosen. */
export function RoleSelect({ slug, member, roles, onRefusal }: Props) {
  const router = useRouter();
  const [, start] = useTransition();
  const [role, show] = useOptimistic(member.role);
  const choose = (next: Role) =>
    start(async () => {
      show(next);
      const result = await answered(giveRole(slug, { memberId: member.id, role: next }));
      onRefusal(result.ok ? null : result.refusal.message);
      if (hasAnswered(result)) start(() => router.refresh());
    });
  return (
    <select
      aria-label={`Role of ${member.name}`}
      value={role}
      title={ROLE_SENTENCES[role]}
      className="-ml-2 field-sizing-content h-11 rounded-control border border-transparent bg-transparent px-1.5 text-ink hover:border-line-2 hover:bg-hover sm:h-8"
      onChange={({ target }) => {
        const next = ROLES.find((name) => name === target.value);
        if (next !== undefined) choose(next);
      }}
    >
      {ROLES.map((name) => (
        <option key={name} value={name} disabled={!roles.includes(name)}>
          {ROLE_NAMES[name]}
          {!roles.includes(name) && " (only an owner grants this)"}
        </option>
      ))}
    </select>
  );
}
