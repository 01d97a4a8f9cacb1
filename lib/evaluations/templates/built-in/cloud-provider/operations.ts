import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How it runs from day to day, and on the worst day. */
export const operationsCriteria: CriterionDraft[] = [
  {
    name: "Availability",
    shortName: "Availability",
    theme: "Operations",
    question: "How seldom would our software be away because of where it runs?",
    decidedBy: "What an hour away costs, and how many sites the software is built for",
    considerations: {
      "One hyperscaler":
        "Several sites in a region, used if the software is built for it; a control plane fails for all.",
      "Several clouds":
        "One may fail without the other, if data and traffic can move; the switch is a system of its own.",
      "Regional provider":
        "One to three sites, with the same care on a smaller scale; ask for the figures of the past.",
      "Own hardware": "Each site, line and spare part is yours to double; a single building is a single point.",
    },
    anchors: [
      "Days away in the last year, or nobody counts",
      "Up to a day each year; a site that fails takes all along",
      "A few hours each year; a site is replaced by hand",
      "An hour each year; a site that fails is replaced by itself",
      "Minutes each year over three years, rehearsed by switching off",
    ],
    shifts: [
      more("risk", "averse", "An outage of the place is an outage of everything in it."),
      more("services", "many", "All services stop together."),
      less("risk", "bold", "A day away would be a nuisance and no more."),
    ],
  },
  {
    name: "Closeness to users",
    shortName: "Closeness",
    theme: "Operations",
    question: "How quickly are our users reached from it, and our own other systems?",
    decidedBy: "Where users and the systems to talk to are: measure from there",
    considerations: {
      "One hyperscaler": "Regions on all continents and a network between them; each further region adds to the work.",
      "Several clouds": "More places to choose from; traffic between providers takes a longer way and has its price.",
      "Regional provider": "Near for users of the region; a delivery network in front may serve those who are far.",
      "Own hardware": "Nearest to what stands in the same building; far users need a network in front of it.",
    },
    anchors: [
      "Most users wait noticeably, measured from where they are",
      "Users of one main country wait noticeably",
      "Main countries are served well, others tolerably",
      "All users are within the target, with a network in front",
      "All users and our own systems are within half the target",
    ],
    shifts: [
      more("users", "worldwide", "From one place half of the users are far away."),
      less("users", "one", "Within one country every place is near enough."),
    ],
  },
  {
    name: "Operating effort",
    shortName: "Operating effort",
    theme: "Operations",
    question: "How much work is it to run the platform itself through a year, beside what runs on it?",
    decidedBy: "Who does it, and how much of it can be automated once for all",
    considerations: {
      "One hyperscaler": "Machines are no concern; accounts, rights, networks, updates and costs keep people busy.",
      "Several clouds": "The same work for each, plus what holds them together; a team for that is the rule.",
      "Regional provider": "Machines are no concern; more of the services above them is run by your own people.",
      "Own hardware": "From spare parts to the platform all is yours, with a rota for nights and holidays.",
    },
    anchors: [
      "Needs a team that we do not have",
      "Takes several people all year, nights included",
      "Takes two people all year, beside other work",
      "Takes a person’s half year; nights are quiet",
      "Takes days each month; the rest is automated and tested",
    ],
    shifts: [
      more("team", "few-new", "Whoever runs the platform does not build the product."),
      less("services", "many", "The effort is shared by many services."),
    ],
  },
  {
    name: "Help when it counts",
    shortName: "Help",
    theme: "Operations",
    question: "How soon does somebody who can change something answer when we are stuck?",
    decidedBy: "How large a customer you are, and which support is paid for",
    considerations: {
      "One hyperscaler": "Levels of support for a price; small customers seldom reach the people who build it.",
      "Several clouds": "As many contracts as providers; at a border each of them may point to the other.",
      "Regional provider":
        "Engineers within reach, in one’s own language; at night it depends on the size of the team.",
      "Own hardware": "One’s own people at once, as far as they know; makers of hardware by contract.",
    },
    anchors: [
      "Nobody answers within days",
      "An answer the next day, from somebody who reads a script",
      "An answer within hours, a solution within days",
      "An engineer within the hour, day and night",
      "Somebody who knows our systems and can change theirs, at once",
    ],
    shifts: [
      more("risk", "averse", "In an emergency every hour until an answer counts."),
      more("workload", "special", "Rare hardware fails in ways that few understand."),
    ],
  },
];
