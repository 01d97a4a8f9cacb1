/** What came of asking. Everything in the lists is a broken promise. */
export interface Tally {
  asked: number;
  controls: number;
  detours: number;
  planted: number;
  origins: number;
  /** Refusals of other organizations' people that were looked through for words and ids of this one. */
  refusals: number;
  /** Parts of pages that the router asked for, past a layout, and that somebody who may read them was told of: the control. */
  parts: number;
  readonly missing: string[];
  readonly unexpected: string[];
  readonly changed: string[];
  readonly differences: string[];
  readonly effects: string[];
  readonly fromElsewhere: string[];
  readonly told: string[];
}

export const emptyTally = (): Tally => ({
  ...{ asked: 0, controls: 0, detours: 0, planted: 0, origins: 0, refusals: 0, parts: 0 },
  ...{ missing: [], unexpected: [], changed: [], differences: [], effects: [], fromElsewhere: [], told: [] },
});
