import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** What is there to build with, and who can do it. */
export const servicesAndPeople: CriterionDraft[] = [
  {
    name: "Ready services",
    shortName: "Ready services",
    theme: "Services",
    question: "How much of what our software needs is there ready to use, and good enough?",
    decidedBy: "Which services the plans of the next two years really name",
    considerations: {
      "One hyperscaler": "Hundreds of services that work together; few are needed, and some bind more than others.",
      "Several clouds": "The best of each can be used; what all of them share is less than each one has.",
      "Regional provider":
        "The common ones are there: servers, storage, databases, clusters; rare ones are run by you.",
      "Own hardware": "What the platform team installs from open source or buys, and nothing else.",
    },
    anchors: [
      "Main parts would have to be built and run by us",
      "Servers and storage are there; databases and the rest are ours",
      "What we use today is there; new plans need own work",
      "All that our plans name is there, some of it young",
      "All that our plans name is there and proven at our size",
    ],
    shifts: [
      more("pace", "fast", "What is there can be tried the same afternoon."),
      more("team", "few-new", "What is not there has to be run by people who have not done it."),
      less("pace", "stable", "A steady need is met by a short list of services."),
    ],
  },
  {
    name: "Fit with our workloads",
    shortName: "Workload fit",
    theme: "Services",
    question: "How well does it carry our kind of load: size, peaks, special hardware?",
    decidedBy: "How even the load is, measured over a year, and what hardware it needs",
    considerations: {
      "One hyperscaler": "Grows and shrinks within minutes, with rare hardware at a price and while supply lasts.",
      "Several clouds": "Each workload where it fits best; data that has to travel between them is slow and costly.",
      "Regional provider": "Even loads at moderate size fit well; sudden multiples and rare hardware need notice.",
      "Own hardware": "Even loads and hardware made for them fit best; peaks need machines that wait for them.",
    },
    anchors: [
      "Our peaks cannot be carried",
      "Peaks need weeks of notice, or half the capacity stands idle",
      "Known peaks are carried with preparation",
      "Peaks are carried by themselves; special hardware with notice",
      "Any load of the last three years is carried as it comes",
    ],
    shifts: [
      more("workload", "changing", "Capacity is either missing at the peak or idle after it."),
      more("workload", "special", "Without its hardware the workload does not run at all."),
      less("workload", "steady", "An even load runs well in any place of the right size."),
    ],
  },
  {
    name: "Time to a new environment",
    shortName: "New environment",
    theme: "Services",
    question: "How soon does a team have a new, safe environment to run something in?",
    decidedBy: "How often new services start, and how much is agreed and automated before",
    considerations: {
      "One hyperscaler":
        "Minutes once accounts, networks and rules have been prepared as templates, which takes months.",
      "Several clouds": "As fast as the slowest of them, unless one’s own layer makes them look alike.",
      "Regional provider": "Minutes for servers and clusters; what is not offered through an interface takes a ticket.",
      "Own hardware": "Minutes while there is room on the platform, months when machines must be ordered.",
    },
    anchors: [
      "Months, with forms and meetings",
      "Weeks, with tickets to several teams",
      "Days, with one ticket",
      "Hours, by the team itself, safe by default",
      "Minutes, by the team itself, and gone as fast",
    ],
    shifts: [
      more("services", "many", "Each new service waits for it once, and each team does."),
      more("pace", "fast", "Ideas grow old while they wait for a place to run."),
      less("services", "one", "It is asked for once and not again."),
    ],
  },
  {
    name: "Skills at hand",
    shortName: "Skills",
    theme: "People",
    question: "How well do the people we have master it, and find out why something fails?",
    decidedBy: "What the team has operated through an outage, not what it is certified for",
    considerations: {
      "One hyperscaler": "One way to do things, learned in depth; knowledge of services is worth less elsewhere.",
      "Several clouds": "Each has its own network, rights and names; few people are good at more than one.",
      "Regional provider": "Common open tools carry over; people know servers and clusters rather than the provider.",
      "Own hardware": "Machines, networks, storage and platform are trades of their own, to be had in the house.",
    },
    anchors: [
      "Nobody has operated anything like it",
      "One or two know it; the others wait for them",
      "Daily work is mastered; outages need outside help",
      "Most have been through outages and resolved them",
      "Several teams have run it for years and teach others",
    ],
    shifts: [
      more("team", "few-new", "There is nobody to ask when it stops at night."),
      less("team", "few-experienced", "People who know two platforms learn a third quickly."),
    ],
  },
  {
    name: "People and help to be found",
    shortName: "Hiring",
    theme: "People",
    question: "How easily are colleagues, consultants and answers found for it?",
    decidedBy: "The labour market where you are, and how much you rely on outside help",
    considerations: {
      "One hyperscaler": "Many have worked with it, and many hire them; answers and courses are plentiful.",
      "Several clouds": "Specialists for each are found; people for the whole are rare and sought after.",
      "Regional provider": "Fewer know its own interface; what matters is knowledge of the open tools on top.",
      "Own hardware": "Platform engineers are fewer each year in some places, and stay long once they are there.",
    },
    anchors: [
      "A post stays empty for more than a year",
      "A post stays empty for half a year; help is hard to find",
      "Found within a quarter, trained within another",
      "Found within a quarter, useful from the start",
      "Good people apply by themselves; help comes the same week",
    ],
    shifts: [
      more("ownership", "long", "Those who build it will have left before it ends."),
      more("team", "many", "Several teams will be hiring at the same time."),
    ],
  },
];
