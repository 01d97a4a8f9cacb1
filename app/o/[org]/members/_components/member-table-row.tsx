"use client";

import { Person } from "@/app/_ui/people/person";
import { Button } from "@/app/_ui/form/button";
import { Time } from "@/app/_ui/text/time";
import type { Role } from "@/db/enums";
import { MemberStatus } from "./member-status";
import { RoleSelect } from "./role-select";
import type { LineChoice, ShownMember } from "./shown-member";

interface Props {
  readonly slug: string;
  readonly member: ShownMember;
  readonly roles: readonly Role[];
  readonly lines: readonly LineChoice[];
  /** Without it the reason stands once above the table, and no button repeats it. */
  readonly canManageAnybody: boolean;
  readonly onOpen: () => void;
  readonly onRefusal: (sentence: string | null) => void;
}

/** One member. On the phone the row folds into a few lines. */
export function MemberTableRow({ slug, member, roles, lines, canManageAnybody, onOpen, onRefusal }: Props) {
  return (
    <tr className="border-b border-line max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:py-3 md:h-12 [&>td]:pr-4">
      <td className="max-md:col-span-2">
        <span className="flex items-center gap-2.5">
          <Person id={member.id} name={member.name} size="lg" />
          <span className="min-w-0">
            <span className="block font-medium text-ink">
              {member.name}
              {member.isSelf && <span className="font-normal text-ink-3"> (you)</span>}
            </span>
            {member.email !== null && <span className="block clip text-xs text-ink-3">{member.email}</span>}
          </span>
        </span>
      </td>
      <td>
        {member.manage === null ? (
          <RoleSelect slug={slug} member={member} roles={roles} onRefusal={onRefusal} />
        ) : (
          <span className="text-ink">{member.role}</span>
        )}
      </td>
      <td className="max-md:order-3 max-md:col-span-2 max-md:text-xs">
        <LineNames member={member} lines={lines} />
      </td>
      <td className="max-md:order-4">
        <MemberStatus status={member.status} />
      </td>
      <td className="text-ink-3 max-md:sr-only">
        <Time at={member.joinedAt} as="day" />
      </td>
      <td className={canManageAnybody ? "text-right md:pr-0!" : "hidden"}>
        <Button
          size="sm"
          variant="secondary"
          refusal={member.manage}
          onClick={onOpen}
          aria-label={`Manage ${member.name}`}
        >
          Manage
        </Button>
      </td>
    </tr>
  );
}

function LineNames({ member, lines }: { readonly member: ShownMember; readonly lines: readonly LineChoice[] }) {
  if (member.productLineIds.length === 0) return <span className="text-ink-3">All</span>;
  const names = lines.filter(({ id }) => member.productLineIds.includes(id)).map(({ name }) => name);
  return <span>{names.join(", ")}</span>;
}
