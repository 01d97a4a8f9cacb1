/** An objection stands while it is open; it is answered when it was met by a change, or withdrawn. */
export type ObjectionState = "open" | "met" | "withdrawn";

/** What stands against one option. */
export interface OptionConsent {
  optionId: string;
  standing: number;
  answered: number;
  hasConsent: boolean;
}

/**
 * Consent: an option passes when no objection to it stands, however few like it. One entry per option, in the order given. RangeError for
 * an objection to an unknown option.
 */
export function consent(
  options: readonly string[],
  objections: readonly { optionId: string; state: ObjectionState }[],
): OptionConsent[] {
  if (objections.some(({ optionId }) => !options.includes(optionId))) {
    throw new RangeError("An objection names an option of the vote.");
  }
  return options.map((optionId) => {
    const own = objections.filter((objection) => objection.optionId === optionId);
    const standing = own.filter(({ state }) => state === "open").length;
    return { optionId, standing, answered: own.length - standing, hasConsent: standing === 0 };
  });
}
