"use client";

import { Ban, RotateCcw, RotateCw, Scissors } from "@/app/_ui/icons";
import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { Menu } from "@/app/_ui/overlay/menu";
import { MenuItem } from "@/app/_ui/overlay/menu-item";
import { CloseDialog } from "./close-dialog";
import { DropDialog } from "./drop-dialog";
import { CancelDialog, ReopenDialog } from "./reason-dialogs";
import { RoundDialog } from "./round-dialog";
import type { Closing, Step, StewardMatrix } from "./step";

interface Props {
  readonly slug: string;
  readonly matrix: StewardMatrix;
  readonly closing: Closing;
  readonly hasSecondRound: boolean;
}

/** The steward's steps: another round and the end as buttons, the likely one in front; the others behind them. */
export function StewardActions({ slug, matrix, closing, hasSecondRound }: Props) {
  const [step, setStep] = useState<Step | null>(null);
  const isRoundLikely = matrix.contested.length > 0 && !hasSecondRound;
  const close = () => setStep(null);
  const dialog = { slug, matrix, onClose: close, onStep: setStep };
  return (
    <div className="flex items-center gap-1">
      {isRoundLikely && (
        <Button size="sm" title="Open a second blind round" onClick={() => setStep("round")}>
          Second round
        </Button>
      )}
      <Button size="sm" variant={isRoundLikely ? "quiet" : "secondary"} onClick={() => setStep("close")}>
        Close the evaluation
      </Button>
      <Menu label="More steps of the evaluation">
        <MenuItem icon={RotateCw} onSelect={() => setStep("round")}>
          {hasSecondRound ? "Open another round" : "Open a second round"}
        </MenuItem>
        <MenuItem icon={Scissors} onSelect={() => setStep("drop")}>
          Drop a criterion or an option
        </MenuItem>
        <MenuItem icon={RotateCcw} onSelect={() => setStep("reopen")}>
          Reopen the setup
        </MenuItem>
        <MenuItem icon={Ban} isCritical onSelect={() => setStep("cancel")}>
          Cancel the evaluation
        </MenuItem>
      </Menu>
      {step === "round" && <RoundDialog {...dialog} />}
      {step === "close" && <CloseDialog {...dialog} closing={closing} />}
      {step === "drop" && <DropDialog {...dialog} />}
      {step === "reopen" && <ReopenDialog {...dialog} />}
      {step === "cancel" && <CancelDialog {...dialog} />}
    </div>
  );
}
