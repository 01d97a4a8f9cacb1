"use client";

import { useState } from "react";
import { Menu } from "@/app/_ui/overlay/menu";
import { MenuItem } from "@/app/_ui/overlay/menu-item";
import { Time } from "@/app/_ui/text/time";
import { RemovePasskey } from "./remove-passkey";
import { RenamePasskey } from "./rename-passkey";

/** What a person sees of one of their keys. */
export interface ShownPasskey {
  readonly id: string;
  readonly name: string;
  readonly isBackedUp: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** One that was added on a provider's word signs records only. */
  readonly signsIn: boolean;
}

interface Props {
  readonly passkeys: readonly ShownPasskey[];
  readonly hasPassword: boolean;
}

/** The account's keys, each of which can be named anew or removed. */
export function PasskeyList({ passkeys, hasPassword }: Props) {
  const [open, setOpen] = useState<{ readonly what: "rename" | "remove"; readonly key: ShownPasskey } | null>(null);
  const close = () => setOpen(null);
  if (passkeys.length === 0) return null;
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {passkeys.map((key) => (
          <li key={key.id} className="flex min-h-12 items-center gap-3 py-1.5">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-ink">{key.name}</span>
              <span className="block text-xs text-ink-3">
                added <Time at={key.createdAt} as="day" /> ·{" "}
                {key.lastUsedAt === null ? (
                  "not used yet"
                ) : (
                  <>
                    used <Time at={key.lastUsedAt} />
                  </>
                )}{" "}
                · {key.isBackedUp ? "synchronised" : "on one device only"}
                {!key.signsIn && " · signs records, does not sign in"}
              </span>
            </span>
            <Menu label={`More about ${key.name}`}>
              <MenuItem onSelect={() => setOpen({ what: "rename", key })}>Rename</MenuItem>
              <MenuItem onSelect={() => setOpen({ what: "remove", key })}>Remove</MenuItem>
            </Menu>
          </li>
        ))}
      </ul>
      {open?.what === "rename" && <RenamePasskey passkey={open.key} onClose={close} />}
      {open?.what === "remove" && <RemovePasskey passkey={open.key} hasPassword={hasPassword} onClose={close} />}
    </>
  );
}
