import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How soon it helps, how it changes, and what it asks of people. */
export const deliveryAndPeople: CriterionDraft[] = [
  {
    name: "Time to first use",
    shortName: "First use",
    theme: "Delivery",
    question: "How soon will the first people do their work with it, on real data?",
    decidedBy: "What waiting costs, and how much has to be set up, moved and learned before",
    considerations: {
      "Build in-house": "A narrow first version can be there in weeks; what others have had for years takes longer.",
      "Buy a service": "An account is there in minutes; contract, data, rights and training take their months.",
      "Run open source": "Installed in days; hardening, connecting and filling it with data is the longer part.",
      "Buy and extend": "The bought part can start early; people wait for the rest, or start without it.",
    },
    anchors: [
      "Later than a year, or nobody can say",
      "Within a year, for a first group",
      "Within two quarters, with known gaps",
      "Within a quarter, for a whole department",
      "Within a month, with real data and trained people",
    ],
    shifts: [
      more("risk", "averse", "As long as it is missing, the damage it is meant to prevent goes on."),
      less("ownership", "long", "A quarter sooner or later is forgotten after a few years."),
    ],
  },
  {
    name: "Pace of change",
    shortName: "Pace of change",
    theme: "Delivery",
    question: "How soon is a new wish of ours met, and who decides about it?",
    decidedBy: "How often the need changes, and whether it changes for others too",
    considerations: {
      "Build in-house": "Wishes are met in the order you choose, as fast as the team is free for them.",
      "Buy a service": "New features come without asking; a wish of one’s own competes with those of all customers.",
      "Run open source": "A wish can be built and offered; whether and when it is taken up is the project’s choice.",
      "Buy and extend": "One’s own part changes at will; each release of the bought part has to be followed.",
    },
    anchors: [
      "Wishes are never met, or we are not heard",
      "A wish takes more than a year",
      "Important wishes are met within a year",
      "Most wishes are met within a quarter",
      "A wish is tried out by users within two weeks",
    ],
    shifts: [
      more("pace", "fast", "What cannot follow the need is worked around from the second month on."),
      less("pace", "stable", "A need that stays the same raises few wishes."),
      more("need", "own", "Nobody else will ask for what only you need."),
    ],
  },
  {
    name: "People and their time",
    shortName: "People",
    theme: "People",
    question: "Are the people there who make, run or manage it, and what do they leave undone?",
    decidedBy: "Who is free, what they know, and what else only they can do",
    considerations: {
      "Build in-house": "Needs a lasting team of several trades; what it learns stays in the house.",
      "Buy a service": "Needs somebody who configures, negotiates and answers users, and few engineers.",
      "Run open source": "Needs people who operate and read foreign code; support can be bought for part of it.",
      "Buy and extend": "Needs both: people for the product and a small team that builds around it.",
    },
    anchors: [
      "The people are not there and cannot be hired in time",
      "One or two carry it, beside their other work",
      "A team is there; something else important has to wait",
      "A team is there for years, with deputies",
      "The people are there and would otherwise do less for us",
    ],
    shifts: [
      more("team", "few-new", "The few there are cannot be in two places."),
      more("ownership", "long", "It asks for people again every year."),
      less("team", "many", "Among many there is somebody to take it on."),
    ],
  },
  {
    name: "Adoption by its users",
    shortName: "Adoption",
    theme: "People",
    question: "How readily will the people it is meant for use it, and use it rightly?",
    decidedBy: "What they use today, who is asked before, and how much training there will be",
    considerations: {
      "Build in-house":
        "Users can be asked at every step and find their own words; help and training are yours to write.",
      "Buy a service": "Some know it from elsewhere; courses and help exist; its words are not those of the house.",
      "Run open source": "Known to specialists; its screens may be plain, and help is what the community wrote.",
      "Buy and extend": "The familiar part helps; where two kinds of screens meet, people have to be guided.",
    },
    anchors: [
      "People avoid it and keep their own lists",
      "Used where somebody checks, and half filled in",
      "Used by most after training, with grumbling",
      "Used by nearly all; help is needed in the first weeks",
      "People ask for it before it is rolled out to them",
    ],
    shifts: [
      more("governance", "federated", "Nobody can order teams to use it; they have to want it."),
      less("governance", "central", "Its use will be part of the rules."),
    ],
  },
];
