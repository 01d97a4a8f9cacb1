/** What came of asking. Everything in the lists is a broken promise. */
export interface Tally {
  asked: number;
  controls: number;
  detours: number;
  planted: number;
  origins: number;
  readonly missing: string[];
  readonly unexpected: string[];
  readonly changed: string[];
  readonly differences: string[];
  readonly effects: string[];
  readonly fromElsewhere: string[];
}

export const emptyTally = (): Tally => ({
  ...{ asked: 0, controls: 0, detours: 0, planted: 0, origins: 0 },
  ...{ missing: [], unexpected: [], changed: [], differences: [], effects: [], fromElsewhere: [] },
});
