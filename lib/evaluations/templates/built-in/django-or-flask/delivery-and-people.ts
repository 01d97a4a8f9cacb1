import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How soon it is of use, and how people work with it. */
export const deliveryAndPeople: CriterionDraft[] = [
  {
    name: "Time to first delivery",
    shortName: "First delivery",
    theme: "Delivery",
    question: "How soon will real users have a first release they can rely on?",
    decidedBy: "The size and the shape of the first release",
    considerations: {
      Django: "Accounts, forms, database access and an admin are there on the first day and know each other.",
      Flask: "A few endpoints are up within hours, and nothing is carried along that the release does not use.",
      Hybrid: "Each part starts where it is quickest; the seam between the two has to be built first.",
    },
    anchors: [
      "No usable release within two quarters",
      "First release within two quarters, with promised parts left out",
      "First release within one quarter",
      "First release within six weeks, small gaps included",
      "First release within two weeks, complete for its first users",
    ],
    shifts: [
      more("pace", "fast", "What users teach with a first release is worth most while requirements still move."),
      less("ownership", "long", "A few weeks at the start are little beside the years that follow."),
    ],
  },
  {
    name: "Data modelling and migrations",
    shortName: "Data and migrations",
    theme: "Delivery",
    question: "How safely can the team shape its data and change that shape later?",
    decidedBy: "How complex the data is, and how much of the product hangs on it",
    considerations: {
      Django: "A change to a model reaches migrations, forms and admin together, which tames a large schema.",
      Flask: "The team picks its database layer and its migration tool, and fits both to the data it has.",
      Hybrid: "The large schema sits in one place; small services keep small stores and exchange copies.",
    },
    anchors: [
      "Schema changes are written by hand and need downtime",
      "Changes are scripted; code and database drift apart unnoticed",
      "Changes are generated; forms and checks are aligned by hand",
      "Code, schema and checks move together, with known exceptions",
      "Any change is generated, checked, rehearsed and can be undone",
    ],
    shifts: [
      more("data", "rich", "A wrong change to data that everything hangs on is the costliest one to undo."),
      less("data", "simple", "A few records of one kind can be reshaped by hand in an afternoon."),
      more("pace", "fast", "Each changed requirement is likely to change the data with it."),
    ],
  },
  {
    name: "API development",
    shortName: "API",
    theme: "Delivery",
    question: "How well can the team build its interfaces now and govern them as they grow?",
    decidedBy: "The number of endpoints now, against the rules they must share later",
    considerations: {
      Django: "REST framework brings one way to serialise, authorise and page, which holds up as endpoints multiply.",
      Flask: "A short path from function to endpoint, with each extension visible; fastest while endpoints are few.",
      Hybrid: "Endpoints near the data share one way; special ones stay lean. Callers may notice two styles.",
    },
    anchors: [
      "Every endpoint invents its own validation, errors and documents",
      "Validation is shared; access, paging and documents are not",
      "Shared parts exist; each team wires them in its own way",
      "New endpoints follow one pattern; exceptions are few and known",
      "A new endpoint takes a day, with documents, access and versions",
    ],
    shifts: [
      more("services", "many", "Every interface is read by other teams, so each difference costs all of them."),
      less("services", "one", "With one service there are few callers to keep in step."),
    ],
  },
  {
    name: "Admin and internal tooling",
    shortName: "Admin tooling",
    theme: "Delivery",
    question: "How soon can staff look up and correct data without a developer?",
    decidedBy: "Whether staff need ready-made tools for content and data",
    considerations: {
      Django: "An admin for people who do not program comes with the models and grows by configuration.",
      Flask: "Flask-Admin or screens of one's own are added when staff ask, in the shape they ask for.",
      Hybrid: "Core data has its admin at once; data held in the outer services needs a screen or an export.",
    },
    anchors: [
      "Staff ask a developer for every correction",
      "Staff read data themselves; every change needs a developer",
      "Frequent corrections have a screen; the rest need a developer",
      "Most records can be corrected by staff within weeks of release",
      "Staff correct what they may from the first release, with a trail",
    ],
    shifts: [
      more("data", "rich", "Where much is recorded, staff have much to look up and to correct."),
      less("data", "simple", "A few simple records seldom need a screen of their own."),
    ],
  },
  {
    name: "Structure and consistency",
    shortName: "Structure",
    theme: "People",
    question: "How alike will the work of different teams look to a newcomer?",
    decidedBy: "How many teams have to work alike",
    considerations: {
      Django: "Projects share conventions that people know before they join, so things are where one looks for them.",
      Flask: "Nothing is hidden and little is prescribed; the layout is the team's own and can fit its problem.",
      Hybrid: "Conventions in the core, freedom outside; a rule must say which side a new service belongs to.",
    },
    anchors: [
      "Each code base has a layout known only to its authors",
      "Layouts resemble each other; finding a feature takes a guide",
      "Written conventions hold where somebody reviews for them",
      "Projects share one layout; the differences are explained",
      "Anyone finds any feature in any project within minutes",
    ],
    shifts: [
      more("team", "many", "People who move between teams lose time wherever things lie in another place."),
      more("services", "many", "What is laid out alike has to be learned once instead of once per service."),
      less("team", "few-experienced", "A few people who know the code by heart need fewer signposts."),
    ],
  },
  {
    name: "Learning curve and onboarding",
    shortName: "Learning curve",
    theme: "People",
    question: "How long does a new colleague need before shipping changes without help?",
    decidedBy: "The experience of the people you have and of those you can hire",
    considerations: {
      Django: "More concepts to take in at first, which are worth the effort where many people share the code.",
      Flask: "A small surface: whoever reads the code sees what happens, with few concepts in between.",
      Hybrid: "People can start on the side they know; those who move between sides learn both.",
    },
    anchors: [
      "More than three months until a first change without help",
      "Two to three months; some areas stay with specialists",
      "About a month, with a mentor close by",
      "About two weeks, with the documents at hand",
      "Within days, from reading the code",
    ],
    shifts: [
      more("team", "few-new", "Everybody is still learning while the first release is due."),
      more("growth", "many", "People elsewhere will join without the authors beside them."),
      less("team", "few-experienced", "Those who have done it before have most of the learning behind them."),
    ],
  },
];
