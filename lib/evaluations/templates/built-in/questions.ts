import type { QuestionDraft } from "../input";

/** Questions that most technology decisions share: answered alike, they can be read side by side. */
export const TEAM: QuestionDraft = {
  key: "team",
  question: "How many people will build and run this, and have they done it before?",
  choices: [
    { key: "few-new", label: "A few, most of them new to it" },
    { key: "few-experienced", label: "A few who have done it before" },
    { key: "many", label: "Many, in several teams" },
  ],
};

export const DATA: QuestionDraft = {
  key: "data",
  question: "How complex is the data, and how much of it must never be wrong?",
  choices: [
    { key: "simple", label: "A few kinds of records that stand alone" },
    { key: "related", label: "Dozens of kinds that refer to each other" },
    { key: "rich", label: "Hundreds, or rules that must never break" },
  ],
};

export const SERVICES: QuestionDraft = {
  key: "services",
  question: "How many services are planned, and how many teams will own them?",
  choices: [
    { key: "one", label: "One service, one team" },
    { key: "some", label: "A few services, one or two teams" },
    { key: "many", label: "Many services, several teams" },
  ],
};

export const GOVERNANCE: QuestionDraft = {
  key: "governance",
  question: "Who sets the technical rules, and who checks that they are followed?",
  choices: [
    { key: "central", label: "Set and checked centrally" },
    { key: "agreed", label: "Agreed between the teams" },
    { key: "federated", label: "Each team sets its own" },
  ],
};

export const PACE: QuestionDraft = {
  key: "pace",
  question: "How often do the requirements change, and who changes them?",
  choices: [
    { key: "stable", label: "Seldom; they are well understood" },
    { key: "steady", label: "A few times a year, announced" },
    { key: "fast", label: "From week to week" },
  ],
};

export const RISK: QuestionDraft = {
  key: "risk",
  question: "How much may go wrong in the first year, and in the fifth?",
  choices: [
    { key: "averse", label: "Little: people, money or the law are at stake" },
    { key: "moderate", label: "Some, if it is noticed and put right" },
    { key: "bold", label: "Much: trying and failing is allowed" },
  ],
};

export const DEPLOYMENT: QuestionDraft = {
  key: "deployment",
  question: "Where will it run, and who is called when it stops?",
  choices: [
    { key: "known", label: "On a platform this team operates today" },
    { key: "new", label: "On a platform that is new to this team" },
    { key: "managed", label: "On a platform that somebody else operates" },
  ],
};

export const OWNERSHIP: QuestionDraft = {
  key: "ownership",
  question: "How many years will it be in use, and is there the capacity to look after all its parts for so long?",
  choices: [
    { key: "short", label: "One or two years" },
    { key: "years", label: "Three to five, by the team that builds it" },
    { key: "long", label: "Longer, or by people who did not build it" },
  ],
};
