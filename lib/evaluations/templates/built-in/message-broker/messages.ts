import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** What becomes of a message: whether it arrives, when, where, and whether it can be read again. */
export const messageCriteria: CriterionDraft[] = [
  {
    name: "Delivery guarantee",
    shortName: "Delivery",
    theme: "Messages",
    question: "How surely does each message have its effect, once and not twice?",
    decidedBy: "What a lost or doubled message costs, and whether receivers can tell a repetition",
    considerations: {
      "Event log": "Nothing read is removed, so a fault can be repaired by reading again; receivers tell repetitions.",
      "Queue broker": "Confirmed and kept until handled when set up so; what keeps failing is set aside and inspected.",
      "Cloud queue": "Delivered at least once over several sites by default; receivers recognise repetitions.",
      "Database table": "Message and data are written in one transaction, so neither exists without the other.",
    },
    anchors: [
      "Messages vanish, and nobody can say which",
      "Losses are noticed later and repaired by hand",
      "None is lost after it was accepted; repetitions slip through",
      "None is lost; every receiver recognises repetitions",
      "Sending and effect are proven to match, message by message",
    ],
    shifts: [
      more("loss", "harm", "One lost or doubled message is one too many."),
      less("loss", "nothing", "The next message makes up for the one that was lost."),
    ],
  },
  {
    name: "Order of messages",
    shortName: "Order",
    theme: "Messages",
    question: "Does what belongs together arrive in the order in which it happened?",
    decidedBy: "Which messages depend on earlier ones, and whether receivers can wait or sort",
    considerations: {
      "Event log":
        "Strict within a partition, so what belongs together shares a key; between partitions there is none.",
      "Queue broker": "Kept within one queue with one worker; several workers and retries may overtake each other.",
      "Cloud queue": "By default roughly kept; ordered kinds exist, group by a key and allow less through.",
      "Database table": "Rows can be fetched in any order that is wanted; several workers need locks to keep it.",
    },
    anchors: [
      "Any order, and receivers cannot tell",
      "Any order; receivers sort by time stamps and are sometimes wrong",
      "Kept in normal operation, lost when something is retried",
      "Kept for what belongs together, also after a retry",
      "Kept for what belongs together, checked by every receiver",
    ],
    shifts: [
      more("loss", "harm", "An old state that overwrites a new one does the same harm as a loss."),
      less("services", "one", "Within one service the order can be seen to in the code."),
    ],
  },
  {
    name: "Reading again",
    shortName: "Reading again",
    theme: "Messages",
    question: "How far back can messages be read again, by new receivers and after a fault?",
    decidedBy: "Whether services to come will need the past, and how faults are repaired",
    considerations: {
      "Event log": "Kept for as long as there is disk for it; a new reader begins wherever it likes.",
      "Queue broker": "Handled means gone, unless a copy is kept on purpose; some offer logs beside their queues.",
      "Cloud queue": "Kept for days until handled; some offers keep handled ones too or write them to a store.",
      "Database table": "Rows stay as long as one lets them; clearing the table is work that has to be planned.",
    },
    anchors: [
      "What was handled is gone at once",
      "Failed messages are kept for some days and sent again by hand",
      "A week can be read again, by one command for all receivers",
      "Months can be read again by one receiver, without the others",
      "The whole past can be read again, at a multiple of daily speed",
    ],
    shifts: [
      more("history", "years", "Services that do not exist yet will begin by reading the past."),
      less("history", "no", "What is done is not looked at again."),
      more("services", "many", "The more receivers there are, the more often one has to catch up."),
    ],
  },
  {
    name: "Routing and patterns",
    shortName: "Routing",
    theme: "Messages",
    question: "How well are the patterns that we need supported: one to many, by priority, later, with a reply?",
    decidedBy: "How many ways of passing messages there are, and how often new ones come up",
    considerations: {
      "Event log": "One to many for any number of readers; priorities, delays and replies are built around it.",
      "Queue broker": "Rules, priorities, delays and replies come with it and are changed while it runs.",
      "Cloud queue": "Queues and topics can be combined, with filters and delays; unusual patterns take several parts.",
      "Database table": "Whatever a query can select, including later and first; one to many is rows per receiver.",
    },
    anchors: [
      "One pattern; all others are built by each team",
      "Two patterns; others need changes at both ends",
      "Common patterns work; rare ones take code of our own",
      "All patterns in our plan are configured, not programmed",
      "New patterns and receivers are added without touching senders",
    ],
    shifts: [
      more("services", "many", "Each pair of services brings a way of its own to exchange messages."),
      less("services", "one", "One service needs one or two patterns, known in advance."),
    ],
  },
];
