/** What hidden names cannot promise. It stands wherever they are promised. */
export const HIDDEN_NAMES_LIMITS =
  "What it cannot do: who runs the database can tell whose vote is whose. In a small group the way somebody writes, or a vote weight that only they have, can give them away. That somebody has submitted is still shown, round by round: who is one of few in a round can be recognised by it.";
