/** What the server confirms: the number and head of the event that holds the ballot's commitment. */
export interface Receipt {
  readonly sequence: number;
  readonly head: string;
  readonly submittedAt: string;
}
