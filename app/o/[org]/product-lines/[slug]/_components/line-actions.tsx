"use client";

import { Archive, ArchiveRestore, FolderTree, Pencil, Plus } from "@/app/_ui/icons";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Menu } from "@/app/_ui/overlay/menu";
import { MenuItem } from "@/app/_ui/overlay/menu-item";
import { answered } from "@/app/o/[org]/_request/answered";
import type { Result } from "@/lib/errors";
import type { ParentChoice } from "../../_components/parent-select";
import { ArchiveDialog } from "./archive-dialog";
import { MoveDialog } from "./move-dialog";
import { RenameDialog } from "./rename-dialog";

export interface ManagedLine {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly parentId: string | null;
  readonly isArchived: boolean;
}

/** What each dialog needs: the line, and what to do when it is done or left. */
export interface LineDialogProps {
  readonly slug: string;
  readonly line: ManagedLine;
  readonly onClose: () => void;
  /** Runs a verb; answers with the refusal's sentence, or null once it is done. */
  readonly run: (verb: () => Promise<Result<unknown>>) => Promise<string | null>;
}

interface Props {
  readonly slug: string;
  readonly line: ManagedLine;
  /** Where it could be moved: every line but itself and what lies below it. */
  readonly choices: readonly ParentChoice[];
}

/** What an owner or admin does with a line, behind one menu. */
export function LineActions({ slug, line, choices }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState<"rename" | "move" | "archive" | null>(null);
  const onClose = () => setOpen(null);
  const run: LineDialogProps["run"] = async (verb) => {
    const result = await answered(verb());
    if (!result.ok) return result.refusal.message;
    onClose();
    router.refresh();
    return null;
  };
  const dialog = { slug, line, onClose, run };
  return (
    <>
      <Menu label={`Change ${line.name}`} align="end">
        <MenuItem icon={Plus} href={`/o/${slug}/product-lines/new?below=${line.slug}`}>
          New line below
        </MenuItem>
        <MenuItem icon={Pencil} onSelect={() => setOpen("rename")}>
          Rename
        </MenuItem>
        <MenuItem icon={FolderTree} onSelect={() => setOpen("move")}>
          Move
        </MenuItem>
        <MenuItem icon={line.isArchived ? ArchiveRestore : Archive} onSelect={() => setOpen("archive")}>
          {line.isArchived ? "Restore" : "Archive"}
        </MenuItem>
      </Menu>
      {open === "rename" && <RenameDialog {...dialog} />}
      {open === "move" && <MoveDialog {...dialog} choices={choices} />}
      {open === "archive" && <ArchiveDialog {...dialog} />}
    </>
  );
}
