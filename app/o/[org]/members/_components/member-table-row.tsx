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
    <tr className="border-b border-line max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:pt-2.5 max-sm:pb-1 sm:h-12 [&>td]:pr-4">
      <td className="sm:w-full sm:max-w-0">
        <span className="flex items-center gap-2.5">
          <Person id={member.id} name={member.name} size="lg" />
          <span className="min-w-0">
            <span className="block clip font-medium text-ink">
              {member.name}
              {member.isSelf && <span className="font-normal text-ink-3"> (you)</span>}
              {member.status !== "active" && (
                <span className="ml-2 font-normal md:hidden">
                  <MemberStatus status={member.status} />
                </span>
              )}
            </span>
            {member.email !== null && <span className="block clip text-xs text-ink-3">{member.email}</span>}
          </span>
        </span>
      </td>
      <td className="max-sm:col-span-2 max-sm:row-start-2 max-sm:flex max-sm:items-center max-sm:gap-1.5 max-sm:pl-[38px] sm:whitespace-nowrap">
        {member.manage === null ? (
          <RoleSelect slug={slug} member={member} roles={roles} onRefusal={onRefusal} />
        ) : (
          <span className="text-ink max-sm:leading-9">{ROLE_NAMES[member.role]}</span>
        )}
        {member.productLineIds !== null && (
          <span className="text-ink-3 sm:hidden">
            for <LineNames member={member} lines={lines} all="all product lines" />
          </span>
        )}
      </td>
      <td className="max-sm:hidden sm:min-w-28 lg:min-w-44">
        <LineNames member={member} lines={lines} all="All" />
      </td>
      <td className="whitespace-nowrap max-md:hidden">
        <MemberStatus status={member.status} />
      </td>
      <td className="whitespace-nowrap text-ink-3 max-lg:hidden">
        <Time at={member.joinedAt} as="day" />
      </td>
      <td
        className={
          canManageAnybody ? "text-right max-sm:col-start-2 max-sm:row-start-1 max-sm:self-center sm:pr-0!" : "hidden"
        }
      >
        <Button size="sm" variant="quiet" refusal={member.manage} onClick={onOpen} aria-label={`Manage ${member.name}`}>
          Manage
        </Button>
      </td>
    </tr>
  );
}

function LineNames({ member, lines, all }: { member: ShownMember; lines: readonly LineChoice[]; all: string }) {
  const { productLineIds } = member;
  if (productLineIds === null) return <span className="text-ink-3">not shown to you</span>;
  if (productLineIds.length === 0) return <span className="text-ink-3">{all}</span>;
  const names = lines.filter(({ id }) => productLineIds.includes(id)).map(({ name }) => name);
  return <span>{names.join(", ")}</span>;
}
