"use client";

import { useRef, useState, type ChangeEvent, type DragEvent } from "react";
import { FolderTree, FileText } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import type { ChosenFile } from "./chosen-files";
import { droppedFiles, inputFiles } from "./dropped-files";

interface Props {
  readonly onChosen: (files: ChosenFile[]) => void;
  /** What was dropped cannot be read, or is too much. */
  readonly onUnread: () => void;
}

/** Takes a folder, files or a zip, dropped or chosen. */
export function DropZone({ onChosen, onUnread }: Props) {
  const [isOver, setIsOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void droppedFiles(event.dataTransfer).then(onChosen, onUnread);
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onChosen(inputFiles(target.files));
    // Choosing the same once more is a choice too.
    target.value = "";
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      data-over={isOver || undefined}
      className="grid justify-items-center gap-3 rounded-card border border-dashed border-line-2 bg-sunken px-6 py-10 text-center transition-colors data-over:border-accent data-over:bg-accent-soft"
    >
      <FolderTree className="size-6 text-ink-3" strokeWidth={1.4} />
      <p className="max-w-[34rem] text-ink-2">
        <b className="font-medium text-ink">Drop a folder, files or a zip here.</b> Records of adr-tools, MADR,
        log4brains and any other Markdown, AsciiDoc or reStructuredText are read.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={() => folder.current?.click()}>
          <FolderTree />
          Choose a folder
        </Button>
        <Button onClick={() => files.current?.click()}>
          <FileText />
          Choose files or a zip
        </Button>
      </div>
      <input
        ref={(input) => {
          folder.current = input;
          // React does not know the attribute; every browser of today does.
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        multiple
        aria-label="Folder of records"
        onChange={choose}
      />
      <input ref={files} type="file" hidden multiple aria-label="Files or a zip" onChange={choose} />
    </div>
  );
}
