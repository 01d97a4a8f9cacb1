import type { Closeness } from "@/lib/mcda/evaluation/result";

/** What the steward can do while an evaluation is discussed. */
export type Step = "round" | "close" | "drop" | "reopen" | "cancel";

/** The matrix by name, as the steward's dialogs need it. */
export interface StewardMatrix {
  readonly evaluationId: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly name: string;
    readonly shortName: string;
    /** Nobody scores it: it is in no round. */
    readonly isMeasured: boolean;
  }[];
  /** In the order of the queue. */
  readonly contested: readonly { readonly criterionId: string; readonly optionId: string }[];
}

/** What closing would bring. */
export interface Closing {
  /** What stands in the way, each as a sentence that says what to do. */
  readonly obstacles: readonly string[];
  readonly sentences: readonly string[];
  readonly closeness: Closeness;
  readonly leaderIds: readonly string[];
  /** Chosen without a word; null when the steward chooses. */
  readonly defaultChoice: string | null;
  /** By option that may not win: why, in a sentence. */
  readonly knockOuts: Readonly<Record<string, string>>;
  readonly people: number;
  readonly ballots: number;
}

/** What every dialog of a step receives. */
export interface StepProps {
  readonly slug: string;
  readonly matrix: StewardMatrix;
  readonly onClose: () => void;
  /** Goes to another step instead. */
  readonly onStep: (step: Step) => void;
}
