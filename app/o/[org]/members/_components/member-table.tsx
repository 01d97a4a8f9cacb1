"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import type { Role } from "@/db/enums";
import { MemberDialog } from "./member-dialog";
import { MemberTableRow } from "./member-table-row";
import type { LineChoice, ShownMember } from "./shown-member";

interface Props {
  readonly slug: string;
  readonly members: readonly ShownMember[];
  readonly roles: readonly Role[];
  readonly lines: readonly LineChoice[];
  readonly canManageAnybody: boolean;
}

/** Everybody who belongs here, and what the reader may change about them. */
export function MemberTable({ slug, members, roles, lines, canManageAnybody }: Props) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = members.find(({ id }) => id === openId);
  return (
    <div className="mt-5 grid gap-3">
      {refusal !== null && <Refusal title={refusal} />}
      <div className="overflow-x-auto" tabIndex={-1}>
        <table>
          <thead className="max-sm:sr-only">
            <tr className="border-b border-line text-2xs tracking-caps text-ink-3 [&>th]:h-8 [&>th]:pr-4 [&>th]:font-medium [&>th]:text-ink-3">
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Product lines</th>
              <th scope="col" className="max-md:hidden">
                Status
              </th>
              <th scope="col" className="max-lg:hidden">
                Joined
              </th>
              <th scope="col" className={canManageAnybody ? "" : "hidden"}>
                <span className="sr-only">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberTableRow
                key={member.id}
                slug={slug}
                member={member}
                roles={roles}
                lines={lines}
                canManageAnybody={canManageAnybody}
                onOpen={() => setOpenId(member.id)}
                onRefusal={setRefusal}
              />
            ))}
          </tbody>
        </table>
      </div>
      {open !== undefined && (
        <MemberDialog key={open.id} slug={slug} member={open} lines={lines} onClose={() => setOpenId(null)} />
      )}
    </div>
  );
}
