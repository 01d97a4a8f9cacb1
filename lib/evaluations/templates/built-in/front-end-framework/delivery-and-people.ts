import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How soon there is something to see, and how people work with it. */
export const deliveryAndPeople: CriterionDraft[] = [
  {
    name: "Time to first screens",
    shortName: "First screens",
    theme: "Delivery",
    question: "How soon will people use the first real screens, with real data?",
    decidedBy: "How many parts must be chosen first, and what the team has built before",
    considerations: {
      React: "Starters bring a first screen in a day; choosing router, data and forms is a task of its own.",
      Angular: "A new project has everything in place; the first screen asks for more concepts at once.",
      Vue: "A first screen is quick and close to HTML; official parts save most of the choosing.",
      "Server-rendered HTML":
        "The first page is a template of the back end, which is there; no second build is set up.",
    },
    anchors: [
      "Later than half a year",
      "Within half a year, after building the ground",
      "Within a quarter, main screens first",
      "Within six weeks, with forms and lists",
      "Within two weeks, used by real people",
    ],
    shifts: [
      more("pace", "fast", "What people say about the first screens will change the next ones."),
      less("ownership", "long", "A few weeks at the start are little beside the years that follow."),
    ],
  },
  {
    name: "Components and design",
    shortName: "Components",
    theme: "Delivery",
    question: "How soon do tables, dates, dialogs and charts look and work as our design wants?",
    decidedBy: "Whether a design system is there, and in which form",
    considerations: {
      React: "Most design systems and components exist for it; quality varies, and choosing takes care.",
      Angular: "A set from the makers and large suites for business screens; own looks take some bending.",
      Vue: "Several complete sets; for rare needs there are fewer to choose from, or web components.",
      "Server-rendered HTML": "CSS and web components work; rich tables and dates are few and often written by hand.",
    },
    anchors: [
      "Each component is written by us, for each screen",
      "Basic components exist; tables and dates are ours",
      "Most components exist and can be styled with effort",
      "All components exist in our design, with known gaps",
      "Screens are put together from tested parts in our design",
    ],
    shifts: [
      more("screens", "many", "Each missing part is missed on hundreds of screens."),
      more("interaction", "work", "People who work in it for hours notice every clumsy table."),
      less("screens", "few", "A dozen screens need a handful of parts."),
    ],
  },
  {
    name: "Forms and data",
    shortName: "Forms and data",
    theme: "Delivery",
    question: "How surely do long forms, checks, errors and fresh data work, without much code?",
    decidedBy: "How many forms there are, how long they are, and where the checks live",
    considerations: {
      React: "Strong libraries for forms and for data on the server; two or three of each to choose from.",
      Angular: "Forms with checks are part of it, for very long ones too; data arrives in streams to be learned.",
      Vue: "Two-way binding makes small forms short; checks and fresh data come from libraries.",
      "Server-rendered HTML": "Forms are what HTML is made for; checks live once, on the server, and pages are fresh.",
    },
    anchors: [
      "Input is lost, and errors appear in the wrong place",
      "Each form has its own way of checking",
      "One way exists; long forms take much code",
      "Forms and errors follow one pattern; data is rarely stale",
      "A form is declared once, checked on both sides, never loses input",
    ],
    shifts: [
      more("interaction", "read", "Forms are most of what people do on these screens."),
      more("risk", "averse", "A wrong entry that passes does harm later on."),
    ],
  },
  {
    name: "Learning curve",
    shortName: "Learning curve",
    theme: "People",
    question: "How long does a developer need before changing screens without help?",
    decidedBy: "What the people you have know, back-end developers among them",
    considerations: {
      React: "A small core, soon understood; when things run anew, and where, takes longer to learn.",
      Angular: "Many concepts at the start; then every application looks familiar.",
      Vue: "Gentle for whoever knows HTML; two styles of writing components are around.",
      "Server-rendered HTML": "Back-end developers are at home; scripts that grow by and by need discipline.",
    },
    anchors: [
      "More than three months",
      "Two to three months; some screens stay with specialists",
      "About a month, with a mentor",
      "About two weeks, with examples at hand",
      "Days, also for people who mostly do other work",
    ],
    shifts: [
      more("team", "few-new", "Everybody is still learning while the first screens are due."),
      more("team", "many", "People from other teams will want to change a screen now and then."),
      less("team", "few-experienced", "They have learned it already, or something much like it."),
    ],
  },
  {
    name: "People to be found",
    shortName: "Hiring",
    theme: "People",
    question: "How easily are colleagues found who have built screens this way, and want to?",
    decidedBy: "The labour market where you are, and what your people want to learn",
    considerations: {
      React: "The largest number of applicants, of very different experience.",
      Angular: "Many in larger companies, used to its conventions and to TypeScript.",
      Vue: "Fewer in most places, some more in others; many learn it gladly.",
      "Server-rendered HTML": "Back-end people can do it; few call it their trade, and some would rather not.",
    },
    anchors: [
      "A post stays empty for more than a year",
      "A post stays empty for half a year",
      "Found within a quarter, trained within another",
      "Found within a quarter, useful from the start",
      "Good people apply by themselves, because of it",
    ],
    shifts: [
      more("ownership", "long", "Those who write it will have left before it ends."),
      more("screens", "many", "Many teams will be hiring for it."),
      less("screens", "few", "Two people who stay are enough."),
    ],
  },
  {
    name: "Structure and consistency",
    shortName: "Structure",
    theme: "People",
    question: "How alike will screens of different teams be built, and how easily are they read?",
    decidedBy: "How many teams build screens, and who agrees on the rules",
    considerations: {
      React: "Few rules are given; teams agree on their own and check them, or take a framework’s.",
      Angular: "The project prescribes structure, names and tools; deviations stand out.",
      Vue: "Official parts and a style guide; how components are written should be agreed.",
      "Server-rendered HTML": "The back end’s structure applies; where scripts and styles live has to be agreed.",
    },
    anchors: [
      "Each screen is built in its author’s own way",
      "Screens of one team are alike, others are foreign",
      "Written rules hold where somebody reviews for them",
      "One structure everywhere, with listed exceptions",
      "Anyone finds and changes anything on any screen within an hour",
    ],
    shifts: [
      more("screens", "many", "People will work on screens they did not write."),
      more("governance", "central", "One way of building is expected, and looked after."),
      less("screens", "few", "One team knows its dozen screens by heart."),
    ],
  },
];
