import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How it is kept running, safe and lawful, and how it could be left again. */
export const operationsAndIndependence: CriterionDraft[] = [
  {
    name: "Reliability and help",
    shortName: "Reliability",
    theme: "Operations",
    question: "How seldom is it away, and how soon does somebody competent act when it is?",
    decidedBy: "What an hour without it costs, and at which hours",
    considerations: {
      "Build in-house": "Those who wrote it repair it, if somebody is on call; practice comes with the outages.",
      "Buy a service": "A team for many customers looks after it; your outage is one of theirs, by contract.",
      "Run open source": "As reliable as you run it; the code is open when looking for the cause, help may be bought.",
      "Buy and extend": "Two parts that can fail, and at the border somebody has to say whose fault it is.",
    },
    anchors: [
      "Away for days, and nobody feels responsible",
      "Away for hours each month; help answers the next day",
      "A few hours each year; help answers within office hours",
      "An hour each year; somebody acts within the hour, day and night",
      "Not noticeably away in three years, as figures show",
    ],
    shifts: [
      more("risk", "averse", "An outage of it harms somebody."),
      more("distinction", "core", "Customers notice at once when it is away."),
      less("risk", "bold", "Work can go on without it for a day."),
    ],
  },
  {
    name: "Operating effort",
    shortName: "Operating effort",
    theme: "Operations",
    question: "How much work is it to run, update and administer through a year?",
    decidedBy: "Who does it today for like systems, and how much of it comes at night",
    considerations: {
      "Build in-house": "Servers, updates and administration are yours, and so is the choice of how little will do.",
      "Buy a service": "Updates come by themselves and at their own time; users, rights and settings remain.",
      "Run open source": "Updates are prepared by the project and applied by you, security ones without delay.",
      "Buy and extend": "Little for the bought part; the own part is tested against each of its releases.",
    },
    anchors: [
      "Needs a team that we do not have",
      "Takes several people’s days each month, nights included",
      "Takes some days each month; updates need a plan",
      "Takes a day each month, in office hours",
      "Takes hours each month, by people who do it anyway",
    ],
    shifts: [
      more("team", "few-new", "Hours spent on running it are missing everywhere else."),
      more("ownership", "long", "It has to be done every month of all those years."),
    ],
  },
  {
    name: "Security and privacy",
    shortName: "Security",
    theme: "Operations",
    question: "How well is its data protected, and who can prove it?",
    decidedBy: "Which data it holds, and how good you are at protecting it compared with others",
    considerations: {
      "Build in-house": "Data stays in the house; protecting, testing and patching it is a trade to be mastered.",
      "Buy a service": "Professionals protect it for many, who are a larger target; data lies with somebody else.",
      "Run open source": "Many eyes read the code; holes become public, and patching in time is up to you.",
      "Buy and extend": "Data lies on both sides; the interfaces between them are a door of their own to guard.",
    },
    anchors: [
      "Known holes, and nobody is in charge of them",
      "Protected by good will; never tested from outside",
      "Tested once; findings are repaired within months",
      "Tested every year, patched within a week, with a trail",
      "Tested all the time, proven by others, patched within a day",
    ],
    shifts: [
      more("secrecy", "secret", "A leak of such data has to be reported and cannot be taken back."),
      less("secrecy", "public", "There is little in it that is not known already."),
    ],
  },
  {
    name: "Compliance",
    shortName: "Compliance",
    theme: "Operations",
    question: "How easily are our duties met and shown: law, contracts, audits, accessibility?",
    decidedBy: "Which duties apply, and who will ask for proof",
    considerations: {
      "Build in-house": "Duties can be built in exactly; the proof is written and renewed by your own people.",
      "Buy a service": "Certificates come with it for common duties; for rare ones one depends on the maker’s answer.",
      "Run open source": "The code can be shown to anybody; certificates are rare, so you prove what you run.",
      "Buy and extend":
        "Certificates cover the bought part; proof is needed for what is built and what passes between.",
    },
    anchors: [
      "Breaks a duty that we have",
      "Duties may be met; nobody can show it",
      "Duties are met; showing it takes weeks for each audit",
      "Duties are met and shown from records at hand",
      "Duties are checked by machine or certified, without gaps",
    ],
    shifts: [
      more("governance", "central", "Somebody will ask for proof, and on a certain day."),
      more("secrecy", "secret", "Law and contracts apply to such data first."),
      less("secrecy", "public", "Few duties apply to public data."),
    ],
  },
  {
    name: "Dependence on others",
    shortName: "Dependence",
    theme: "Independence",
    question: "How well could we live with a new price, a new owner, or the end of those it depends on?",
    decidedBy: "How many could take their place, and what is agreed for that case",
    considerations: {
      "Build in-house": "No supplier can raise a price; one depends on a few people, and on their staying.",
      "Buy a service": "Price and direction are the maker’s; contracts, size and competition limit them.",
      "Run open source": "Nobody can take it away; a project may change its licence, or lose those who keep it up.",
      "Buy and extend": "The part that is one’s own is worth as much as the interfaces it is built on.",
    },
    anchors: [
      "One party’s decision could stop us within weeks",
      "A change of price or people would hurt for a year",
      "A replacement is known and would take two quarters",
      "Terms are fixed for years, and replacements are at hand",
      "Nobody’s decision but our own could stop it",
    ],
    shifts: [
      more("distinction", "core", "Whoever holds it holds what customers come for."),
      more("market", "few", "With one or two offers there is nobody to turn to."),
      less("market", "many", "What can be exchanged easily binds nobody."),
    ],
  },
  {
    name: "Leaving again",
    shortName: "Leaving again",
    theme: "Independence",
    question: "With how much effort could data, users and processes move to something else?",
    decidedBy: "Whether a complete export has been tried, and how much is built on top",
    considerations: {
      "Build in-house": "Data and form are known and open; whoever takes over has to understand the code first.",
      "Buy a service": "An export is promised in the contract; history, rights and attachments are what to test.",
      "Run open source": "Data lies in a known form, and tools of others read it; changes of one’s own stay behind.",
      "Buy and extend": "The bought part can be exchanged if the own part hides it; else both move together.",
    },
    anchors: [
      "Data cannot be taken out as a whole",
      "Data can be taken out; history and files are lost",
      "A complete export exists; nobody has tried to use it",
      "A complete export has been read into another system",
      "Another system could take over within a month, as tried",
    ],
    shifts: [
      more("ownership", "long", "Over such a time it will be replaced at least once."),
      less("ownership", "short", "The end is planned already."),
    ],
  },
];
