import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** What the people in front of the screens notice. */
export const experienceCriteria: CriterionDraft[] = [
  {
    name: "Speed for visitors",
    shortName: "Speed",
    theme: "Experience",
    question: "How soon can people use a page on their devices and networks, measured?",
    decidedBy: "Mostly images, data and the amount of script: measure on the weakest device in use",
    considerations: {
      React: "Fast when much is rendered before it arrives; libraries add weight that has to be watched.",
      Angular: "Well suited to long sessions; the first visit carries more script unless it is split.",
      Vue: "A light core; what is added around it decides, as everywhere.",
      "Server-rendered HTML": "Little script, so weak devices keep up; each step asks the server, so distance counts.",
    },
    anchors: [
      "Longer than ten seconds on the weakest device",
      "Five to ten seconds; people leave or complain",
      "Three to five seconds, faster on later visits",
      "Under three seconds on the weakest device",
      "Under one second, in each build’s measurement",
    ],
    shifts: [
      more("visitors", "public", "Whoever has to wait is gone."),
      less("visitors", "staff", "On known computers the first visit of the day is the only slow one."),
    ],
  },
  {
    name: "Accessibility",
    shortName: "Accessibility",
    theme: "Experience",
    question: "How surely can everybody use the screens, by keyboard, by screen reader, enlarged?",
    decidedBy: "Which law or contract demands it, and who tests it",
    considerations: {
      React: "Excellent accessible parts exist, and poor ones too; focus on a change of page is yours to see to.",
      Angular: "The makers’ kit covers focus, keys and roles; business suites differ, so ask for reports.",
      Vue: "Accessible sets exist; fewer have been tested by many, so plan tests of your own.",
      "Server-rendered HTML": "Plain HTML brings most of it; parts exchanged by script must announce themselves.",
    },
    anchors: [
      "Main tasks are impossible by keyboard",
      "Main tasks are possible with patience; nobody tests",
      "Main tasks pass an automatic check; the rest is unknown",
      "All screens pass automatic checks, main ones a person’s test",
      "All screens are tested by people who depend on it",
    ],
    shifts: [
      more("visitors", "public", "Among all people there are many who cannot use a mouse or see well."),
      more("governance", "central", "Somebody will ask for the report."),
    ],
  },
  {
    name: "Rich interaction",
    shortName: "Interaction",
    theme: "Experience",
    question: "How far can screens go in dragging, drawing, live data and work without a network?",
    decidedBy: "What people really do on the screens, most days",
    considerations: {
      React: "Libraries for almost any kind of interaction, proven in large tools.",
      Angular: "Streams of live data and large business screens are its home ground.",
      Vue: "Fine for rich screens; some special libraries exist only for others and need a wrapper.",
      "Server-rendered HTML": "Lists, forms and live parts work well; for more, islands of script are put in.",
    },
    anchors: [
      "What people need most is not possible",
      "Possible with much code of our own, and slow",
      "Possible for main tasks, with a library or two",
      "Smooth for all tasks in our plan",
      "Smooth with ten times the data, as tried in a prototype",
    ],
    shifts: [
      more("interaction", "create", "It is what people come for."),
      less("interaction", "read", "Reading and filling in ask for little of it."),
    ],
  },
];
