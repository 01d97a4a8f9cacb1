"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { FieldError } from "@/app/_ui/feedback/field-error";
import { Menu } from "@/app/_ui/overlay/menu";
import { MenuItem } from "@/app/_ui/overlay/menu-item";
import { answered } from "@/app/o/[org]/_request/answered";
import { deleteView, renameView } from "./actions";
import { NameDialog } from "./name-dialog";

/** Renames or deletes a saved view. The filters stay as they are: deleting one loses its name alone. */
export function ViewMenu({ slug, id, name }: { slug: string; id: string; name: string }) {
  const router = useRouter();
  const [isRenaming, setRenaming] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [, start] = useTransition();
  const remove = () =>
    start(async () => {
      const result = await answered(deleteView(slug, { viewId: id }));
      if (!result.ok) return setRefusal(result.refusal.message);
      router.refresh();
    });
  return (
    <>
      <Menu label={`Change the view ${name}`}>
        <MenuItem onSelect={() => setRenaming(true)}>Rename</MenuItem>
        <MenuItem onSelect={remove}>Delete</MenuItem>
      </Menu>
      {refusal !== null && <FieldError>{refusal}</FieldError>}
      {isRenaming && (
        <NameDialog
          title="Rename the view"
          name={name}
          act="Rename"
          onClose={() => setRenaming(false)}
          save={(next) => renameView(slug, { viewId: id, name: next })}
        />
      )}
    </>
  );
}
