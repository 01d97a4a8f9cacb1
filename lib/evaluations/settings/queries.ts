import { evaluations } from "@/db/schema/evaluations";

/** The settings among an evaluation's columns, as `EvaluationSettings`. */
export const SETTINGS_COLUMNS = {
  weighting: evaluations.weighting,
  weighsThemesFirst: evaluations.weighsThemesFirst,
  reasonRule: evaluations.reasonRule,
  asksConfidence: evaluations.asksConfidence,
  asksFavourites: evaluations.asksFavourites,
  quorum: evaluations.quorum,
  shareNeeded: evaluations.shareNeeded,
  shareOf: evaluations.shareOf,
  roleWeights: evaluations.roleWeights,
};
