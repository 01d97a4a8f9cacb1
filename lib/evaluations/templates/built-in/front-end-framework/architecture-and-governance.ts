import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How it fits what is there, and how it is kept alive. */
export const architectureAndGovernance: CriterionDraft[] = [
  {
    name: "First view and search",
    shortName: "First view",
    theme: "Architecture",
    question: "How well can pages be found, shared and read before any script has run?",
    decidedBy: "Whether visitors come from search engines and links, or sign in first",
    considerations: {
      React: "Frameworks on top of it render on the server; that is one more thing to understand and run.",
      Angular: "Can render on the server; most of its applications stand behind a sign-in.",
      Vue: "A framework on top of it renders on the server, as an official companion would.",
      "Server-rendered HTML": "Each page is complete when it arrives, has an address, and needs nothing else.",
    },
    anchors: [
      "Nothing is shown or found without script",
      "A title and an empty page",
      "Main pages are complete; the rest appears later",
      "All public pages are complete and can be shared",
      "All pages are complete, also with script switched off",
    ],
    shifts: [
      more("visitors", "public", "What a search engine does not see does not exist for them."),
      less("visitors", "staff", "Staff sign in and know the way."),
    ],
  },
  {
    name: "Fit with the back end",
    shortName: "Back-end fit",
    theme: "Architecture",
    question: "How well does it fit the languages, interfaces and teams behind the screens?",
    decidedBy: "Which interfaces exist, and whether the same people build both sides",
    considerations: {
      React: "Wants an interface for data, or a server of its own in JavaScript between the two.",
      Angular: "Wants an interface for data; clients can be generated from its description.",
      Vue: "Wants an interface for data; may also be put into pages of the back end, part by part.",
      "Server-rendered HTML":
        "Uses the back end directly, without an interface; other clients will need one all the same.",
    },
    anchors: [
      "Every screen needs a new interface from another team",
      "Interfaces exist and rarely fit the screen",
      "Interfaces fit most screens; changes go through two teams",
      "A team changes screen and back end together",
      "Types and checks are shared; a break fails the build",
    ],
    shifts: [
      more("services", "many", "Screens bring together what many services know."),
      more("team", "few-new", "A few people build both sides."),
    ],
  },
  {
    name: "Testing",
    shortName: "Testing",
    theme: "Architecture",
    question: "How fast and how surely do tests tell that the screens still work?",
    decidedBy: "How often screens change, and what a mistake on them costs",
    considerations: {
      React: "Components are tested by themselves with common tools; each team puts its set together.",
      Angular: "Tools for tests come with every project; larger pieces take more preparation.",
      Vue: "Official tools for components, quick to run; the browser is tested as elsewhere.",
      "Server-rendered HTML": "Pages are tested as answers of the server; what script does needs a browser.",
    },
    anchors: [
      "Tried out by hand before each release",
      "A few tests, slow and often red for no reason",
      "Main paths are tested within an hour",
      "Parts within seconds, main paths within minutes",
      "Every change is tested in browsers within ten minutes",
    ],
    shifts: [
      more("pace", "fast", "What changes each week breaks each week."),
      more("risk", "averse", "A mistake on the screen is a mistake in what people do."),
      less("risk", "bold", "Users will tell, and forgive."),
    ],
  },
  {
    name: "Ecosystem",
    shortName: "Ecosystem",
    theme: "Governance",
    question: "How well do its parts fit together, today and after their next releases?",
    decidedBy: "How many parts are taken from how many projects",
    considerations: {
      React: "The largest choice; parts come and go, and fitting their versions is the team’s work.",
      Angular: "Main parts are released together and tested as a whole; outside parts follow later.",
      Vue: "Main parts are released by one group; others are fewer and mostly stay compatible.",
      "Server-rendered HTML": "Few parts, so little to fit; the back end’s ecosystem carries the rest.",
    },
    anchors: [
      "Parts clash at most upgrades; we patch them ourselves",
      "Working sets of versions are found by trial",
      "Most parts agree; one or two hold back each upgrade",
      "Upgrades pass with small fixes that are foretold",
      "Upgrades pass the tests at the first try, year after year",
    ],
    shifts: [
      more("ownership", "long", "Over such a life all parts are upgraded together many times."),
      more("interaction", "create", "Rich screens are put together from many parts."),
      less("ownership", "short", "In two years few parts see more than one large upgrade."),
    ],
  },
  {
    name: "Long-term maintainability",
    shortName: "Maintainability",
    theme: "Governance",
    question: "With how much effort will the screens still be changed and upgraded in five years?",
    decidedBy: "How long they must live, and who will own them by then",
    considerations: {
      React: "Old code keeps running; what counts as the way to write it changes every few years.",
      Angular: "Two main versions a year with tools that rewrite code; falling behind makes it costly.",
      Vue: "Long quiet phases; the last change of main version took many teams longer than planned.",
      "Server-rendered HTML": "HTML lasts; what was added as script without rules is what grows old.",
    },
    anchors: [
      "Would have to be written anew within three years",
      "Upgrades wait for one or two people who know how",
      "Upgrades take a noticeable share of each year",
      "Upgrades take days each year; another team could take over",
      "Any team could still change and upgrade it in five years",
    ],
    shifts: [
      more("ownership", "long", "Most of the effort will fall into years in which the authors are gone."),
      less("ownership", "short", "It will be replaced before upgrades become a burden."),
    ],
  },
];
