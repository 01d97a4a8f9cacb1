"use client";

import { Person } from "@/app/_ui/people/person";
import { Button } from "@/app/_ui/form/button";
import { Time } from "@/app/_ui/text/time";
import type { Role } from "@/db/enums";
import { MemberStatus } from "./member-status";
import { RoleSelect } from "./role-select";
import { ROLE_NAMES, type LineChoice, type ShownMember } from "./shown-member";

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
    <tr className="border-b border-line max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:py-2.5 md:h-12 [&>td]:pr-4">
      <td className="md:w-full md:max-w-0">
        <span className="flex items-center gap-2.5">
          <Person id={member.id} name={member.name} size="lg" />
          <span className="min-w-0">
            <span className="block clip font-medium text-ink">
              {member.name}
              {member.isSelf && <span className="font-normal text-ink-3"> (you)</span>}
            </span>
            {member.email !== null && <span className="block clip text-xs text-ink-3">{member.email}</span>}
          </span>
        </span>
      </td>
      <td className="max-md:col-span-2 max-md:row-start-2 max-md:flex max-md:items-center max-md:gap-1.5 max-md:pl-[38px] md:whitespace-nowrap">
        {member.manage === null ? (
          <RoleSelect slug={slug} member={member} roles={roles} onRefusal={onRefusal} />
        ) : (
          <span className="text-ink max-md:leading-9">{ROLE_NAMES[member.role]}</span>
        )}
        {member.productLineIds !== null && (
          <span className="text-ink-3 md:hidden">
            for <LineNames member={member} lines={lines} />
          </span>
        )}
        {member.status !== "active" && (
          <span className="ml-auto md:hidden">
            <MemberStatus status={member.status} />
          </span>
        )}
      </td>
      <td className="max-md:hidden md:min-w-32">
        <LineNames member={member} lines={lines} />
      </td>
      <td className="whitespace-nowrap max-md:hidden">
        <MemberStatus status={member.status} />
      </td>
      <td className="whitespace-nowrap text-ink-3 max-lg:hidden">
        <Time at={member.joinedAt} as="day" />
      </td>
      <td
        className={
          canManageAnybody ? "text-right max-md:col-start-2 max-md:row-start-1 max-md:self-center md:pr-0!" : "hidden"
        }
      >
        <Button size="sm" variant="quiet" refusal={member.manage} onClick={onOpen} aria-label={`Manage ${member.name}`}>
          Manage
        </Button>
      </td>
    </tr>
  );
}

function LineNames({ member, lines }: { readonly member: ShownMember; readonly lines: readonly LineChoice[] }) {
  const { productLineIds } = member;
  if (productLineIds === null) return <span className="text-ink-3">not shown to you</span>;
  if (productLineIds.length === 0) return <span className="text-ink-3">all product lines</span>;
  const names = lines.filter(({ id }) => productLineIds.includes(id)).map(({ name }) => name);
  return <span>{names.join(", ")}</span>;
}
