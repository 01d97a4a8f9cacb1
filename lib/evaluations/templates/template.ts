/** The five written anchors of a criterion: what a score of 1, 2, 3, 4 and 5 means, in this order. */
export type Anchors = readonly [string, string, string, string, string];

/** One column of a template's matrix, with everything a voter reads before scoring. */
export interface TemplateCriterion {
  /** Full name, unique within the template. */
  readonly name: string;
  /** At most 19 characters, for narrow columns and lists. */
  readonly shortName: string;
  /** One of the template's themes. */
  readonly theme: string;
  /** Guiding text: one question that each option answers. */
  readonly question: string;
  /** The circumstance that settles the criterion for a given team. */
  readonly decidedBy: string;
  /** What speaks for each option, by option name. Balanced: it informs and does not recommend. */
  readonly considerations: Readonly<Record<string, string>>;
  /** Observable levels that fit any option and name none. */
  readonly anchors: Anchors;
}

/** A row of a template's matrix. */
export interface TemplateOption {
  readonly name: string;
  /** A few words, shown beside the score keys. */
  readonly summary: string;
  readonly description: string;
}

/** A reusable set of options, criteria with anchors, and record skeleton. It says what to think about, never what to choose. */
export interface EvaluationTemplate {
  /** Stable identifier, kebab-case. */
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly question: string;
  readonly options: readonly TemplateOption[];
  /** In the order in which their criteria are scored. */
  readonly themes: readonly string[];
  /** Grouped by theme, in the order of `themes`. */
  readonly criteria: readonly TemplateCriterion[];
  /** What a team states before it weighs, because it shifts the weights. */
  readonly contextPrompts: readonly string[];
  /** Markdown that begins the sections of the record which no vote can fill. */
  readonly record: {
    readonly context: string;
    readonly drivers: string;
    readonly confirmation: string;
    readonly more: string;
  };
}
