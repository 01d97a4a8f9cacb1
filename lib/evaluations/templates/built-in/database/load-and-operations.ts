import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How it bears its load, and how it is kept running. */
export const loadAndOperations: CriterionDraft[] = [
  {
    name: "Response times",
    shortName: "Response times",
    theme: "Load",
    question: "Will the most frequent reads and writes meet their targets, measured with your own data?",
    decidedBy: "Mostly indexes, access paths and network: measure the five most frequent questions before scoring",
    considerations: {
      Relational: "Indexes make most questions fast; joins over very large tables and hot rows are what to measure.",
      Document: "A record arrives in one read; questions over many records depend on indexes that fit them.",
      "Key-value or wide-column":
        "A read by key takes the same short time at any size; measure what does not go by the key.",
      "Distributed SQL": "Writes wait for an agreement over the network; measure between the places where nodes stand.",
    },
    anchors: [
      "Misses the targets when measured, with no known remedy",
      "Misses some targets; the remedy is known and takes months",
      "Meets the targets after tuning, at present volume",
      "Meets the targets as built, at three times the volume",
      "Takes half the allowed time in a test anybody can repeat",
    ],
    shifts: [
      more("volume", "worldwide", "Distance alone takes up a good part of what users are willing to wait."),
      less("volume", "one-server", "What fits into the memory of one server is seldom slow."),
    ],
  },
  {
    name: "Growth in data and writes",
    shortName: "Growth",
    theme: "Load",
    question: "How far can data and writes grow before the design has to change?",
    decidedBy: "Whether one server can hold the writes of the coming years",
    considerations: {
      Relational:
        "A larger server and readers beside it go far; beyond one writer, data is split by hand or by a tool.",
      Document: "Records are spread by a key chosen early; a key that fits badly is changed with effort later.",
      "Key-value or wide-column":
        "Adding servers adds capacity, almost without limit, as long as no single key draws the load.",
      "Distributed SQL": "Nodes are added in operation and data moves by itself; hot rows remain the limit to watch.",
    },
    anchors: [
      "Reaches its limit within a year, with no plan beyond",
      "Lasts two years; then a move of the data is due",
      "Grows tenfold with work that has been planned and costed",
      "Grows tenfold by adding servers, in operation",
      "Grew tenfold in a load test, with data like ours",
    ],
    shifts: [
      more("volume", "many-servers", "The limit of one server will be met within the life of this decision."),
      less("volume", "one-server", "The capacity would be paid for and stay unused."),
    ],
  },
  {
    name: "Surviving failures",
    shortName: "Failures",
    theme: "Operations",
    question: "What do users notice, and what is lost, when a server or a site fails?",
    decidedBy: "How long the product may be away, and how many minutes of data may be lost",
    considerations: {
      Relational: "A standby takes over within seconds to minutes; the switch has to be set up, watched and rehearsed.",
      Document: "A set of copies elects a new writer by itself; how much is confirmed before is a setting to know.",
      "Key-value or wide-column":
        "Any copy may answer, so a lost server is barely noticed; copies are reconciled afterwards.",
      "Distributed SQL":
        "Nodes and sites may fail without loss while a majority is left; it takes three sites to use it.",
    },
    anchors: [
      "Hours of outage, and data of the last day may be lost",
      "Up to an hour of outage, with minutes of data lost",
      "Minutes of outage after a switch by hand, seconds lost",
      "Takes over by itself within a minute, with nothing confirmed lost",
      "A whole site fails and users do not notice, as rehearsed",
    ],
    shifts: [
      more("risk", "averse", "An hour without this data already harms somebody."),
      more("volume", "worldwide", "There is no night in which an outage would go unnoticed."),
      less("risk", "bold", "Whoever may try and fail may also be away for an hour."),
    ],
  },
  {
    name: "Backup and restore",
    shortName: "Backup",
    theme: "Operations",
    question: "How surely and how fast can the data be brought back to a chosen moment?",
    decidedBy: "What it costs when somebody deletes the wrong thing, and who would repair it",
    considerations: {
      Relational: "Restoring to any moment is long practised, and a single table can be taken out of a copy.",
      Document: "Snapshots and logs of changes are common; a moment across many servers needs a tool that knows them.",
      "Key-value or wide-column":
        "Each server is saved on its own; one moment for all of them is approximate unless hosted.",
      "Distributed SQL": "Backups run over all nodes and restore to one moment; large ones are moved for hours.",
    },
    anchors: [
      "Nobody has ever restored a backup",
      "Last night’s state is back within a day or two",
      "Last night’s state is back within hours, rehearsed once",
      "Any moment of the last week is back within hours",
      "Any moment is back within the hour, rehearsed every month",
    ],
    shifts: [
      more("deployment", "known", "The team that operates it is the one that has to bring it back."),
      more("ownership", "long", "Over such a time somebody will delete the wrong thing."),
    ],
  },
  {
    name: "Operating effort",
    shortName: "Operating effort",
    theme: "Operations",
    question: "How much work is it to run, watch, patch and size it through a year?",
    decidedBy: "Who operates it, and whether a hosted offer may be used",
    considerations: {
      Relational: "Widely hosted and widely known; upgrades of main versions and cleaning up are the yearly chores.",
      Document: "Hosted offers are common; several servers with roles of their own are watched when run by oneself.",
      "Key-value or wide-column":
        "Hosted, there is almost nothing to run; run by oneself, repair and balance are a skill of their own.",
      "Distributed SQL": "One kind of node makes uniform work; there are several of them from the first day on.",
    },
    anchors: [
      "Needs a full-time specialist whom we do not have",
      "Takes days each month and wakes people at night",
      "Takes a day each month; upgrades need a plan",
      "Takes hours each month; upgrades are routine",
      "Runs without attention; patches and sizes follow by themselves",
    ],
    shifts: [
      more("team", "few-new", "Hours spent on running it are missing everywhere else."),
      more("deployment", "new", "Work that is a routine elsewhere has to be learned here first."),
      less("deployment", "managed", "Somebody else does most of this work."),
    ],
  },
];
