import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How it is put together, and how it runs. */
export const architectureAndOperations: CriterionDraft[] = [
  {
    name: "Flexibility and composability",
    shortName: "Flexibility",
    theme: "Architecture",
    question: "How freely can the team choose, swap and tune single parts as needs change?",
    decidedBy: "How unusual the requirements are, and how fast they move",
    considerations: {
      Django: "Common needs are met in the framework's way; leaving that way is possible and seldom cheap.",
      Flask: "Every part is a choice that can be revised, which suits needs that are rare or keep changing.",
      Hybrid: "Volatile requirements can live outside the core, as long as the border stays where it was drawn.",
    },
    anchors: [
      "One way to build everything; leaving it means a fork",
      "A few parts can be replaced, with work at every upgrade",
      "Common parts can be replaced; the core cannot",
      "Most parts can be chosen and tuned, some of the core included",
      "Any part can be chosen, tuned and replaced on its own",
    ],
    shifts: [
      more("pace", "fast", "What is decided today will be decided again, part by part."),
      more("growth", "many", "Regions and departments seldom want exactly the same."),
      less("pace", "stable", "Parts that meet a steady need are rarely exchanged."),
    ],
  },
  {
    name: "Ecosystem coherence",
    shortName: "Ecosystem",
    theme: "Architecture",
    question: "How well do the parts fit together, today and after their next releases?",
    decidedBy: "How much integration work the team is willing to carry",
    considerations: {
      Django: "The main parts come from one project and are tested as a whole before each release.",
      Flask: "There is an extension for most needs and often a choice of several; the team keeps them compatible.",
      Hybrid: "Two ecosystems widen the choice; what both sides use must be kept in step.",
    },
    anchors: [
      "Parts clash at most upgrades; the team patches them itself",
      "Working sets of versions are found by trial",
      "Most parts agree; one or two hold back each upgrade",
      "Upgrades pass with small fixes that the release notes foretell",
      "Upgrades pass the team's tests at the first try, year after year",
    ],
    shifts: [
      more("ownership", "long", "Over such a life all parts are upgraded together many times."),
      more("team", "few-new", "Finding versions that fit each other takes experience."),
      less("ownership", "short", "In two years few parts see more than one large upgrade."),
    ],
  },
  {
    name: "Deployment model",
    shortName: "Deployment",
    theme: "Operations",
    question: "How well does it fit the way this team ships, watches and rolls back?",
    decidedBy: "Where it will run (containers, functions, machines), and the skills to operate it",
    considerations: {
      Django: "One larger unit to ship: a single dashboard to watch and a single version to return to.",
      Flask: "Several light units without state behind a balancer; a fault in one leaves the others running.",
      Hybrid: "Both shapes at once: isolation where it pays, and two kinds of release to rehearse.",
    },
    anchors: [
      "Needs hosting or skills that nobody here has",
      "Runs after new tooling; rolling back is done by hand",
      "Runs on what is there; rolling back takes several steps in order",
      "Ships through the present pipeline; rolling back is one step",
      "Ships many times a day; a fault is contained and undone in minutes",
    ],
    shifts: [
      more("deployment", "new", "First outages come from what nobody here has operated yet."),
      more("services", "many", "Each further service is shipped, watched and rolled back on its own."),
      less("deployment", "managed", "Much of shipping and watching is then somebody else’s work."),
    ],
  },
  {
    name: "Performance",
    shortName: "Performance",
    theme: "Operations",
    question: "Will it meet the stated load and response times, measured in your own setting?",
    decidedBy: "Mostly server, database access, caching and network: measure before scoring",
    considerations: {
      Django: "Time is mostly spent in queries, caches and the network; measure with your own models.",
      Flask: "Time is mostly spent in queries, caches and the network; measure with your own extensions.",
      Hybrid: "As for each part, plus the calls between them; measure a request that crosses the border.",
    },
    anchors: [
      "Misses the target when measured, with no known remedy",
      "Misses the target; a remedy is known and takes months",
      "Meets the target after tuning queries and caches",
      "Meets the target as built, with little to spare",
      "Meets twice the target in a measurement anybody can repeat",
    ],
    shifts: [
      more("growth", "many", "The load of further regions arrives on top of today’s."),
      less("data", "simple", "A few simple records are rarely what makes a request slow."),
    ],
  },
  {
    name: "Scalability",
    shortName: "Scalability",
    theme: "Operations",
    question: "How far can it grow with its load before its shape has to change?",
    decidedBy: "Where the load gathers; any option grows when its processes keep no state",
    considerations: {
      Django: "Workers, caches, task queues and further databases are added behind one stack.",
      Flask: "Services grow apart from each other with stores of their own, and have to find each other.",
      Hybrid: "Busy services grow on their own while the core grows as one; the core may set the limit.",
    },
    anchors: [
      "Must be redesigned at twice the present load",
      "Grows to three times the load, with manual work at each step",
      "Grows tenfold by adding machines; one known store sets the limit",
      "Grows tenfold where the load gathers, without idle capacity",
      "Grew tenfold in a load test, without a change of shape",
    ],
    shifts: [
      more("growth", "many", "Each region and product line brings its users with it."),
      less("growth", "one", "Within one product line next year’s load can be estimated, and is rarely tenfold."),
    ],
  },
];
