import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How it bears bursts and stalls, and how it is kept running. */
export const loadAndOperations: CriterionDraft[] = [
  {
    name: "Throughput and delay",
    shortName: "Throughput",
    theme: "Load",
    question: "Will it carry the expected messages within the allowed delay, measured with ours?",
    decidedBy: "Size and number of messages at the worst hour: measure before scoring",
    considerations: {
      "Event log": "Built for large streams in batches; measure the delay of a single message, and small setups.",
      "Queue broker": "Short delays for single messages; measure large streams and queues that have grown long.",
      "Cloud queue": "Grows by itself within its limits; measure the delay to the provider, and bursts at the quota.",
      "Database table": "Shares the database’s capacity; measure fetching and clearing beside the daily load.",
    },
    anchors: [
      "Fails the expected load when measured",
      "Carries the average; bursts take hours to pass",
      "Carries bursts after tuning, within the allowed delay",
      "Carries three times the worst hour as built",
      "Carries ten times the worst hour in a test anybody can repeat",
    ],
    shifts: [
      more("volume", "stream", "Whatever each message costs is paid thousands of times a second."),
      less("volume", "few", "A few messages a second are within reach of anything."),
    ],
  },
  {
    name: "Slow and stopped receivers",
    shortName: "Slow receivers",
    theme: "Load",
    question: "What happens to senders and to other receivers while one receiver is slow or away?",
    decidedBy: "How long a receiver may be away, and what piles up meanwhile",
    considerations: {
      "Event log": "A slow reader falls behind alone; only disk and the time of keeping limit how far.",
      "Queue broker": "Its queue grows; long queues take memory or disk, and senders are slowed down in the end.",
      "Cloud queue": "Messages wait for days without harm to others; the bill and the age limit are to be watched.",
      "Database table": "Rows pile up beside the daily data; after a long stall clearing them needs attention.",
    },
    anchors: [
      "One stopped receiver stops its senders within minutes",
      "Others slow down within the hour; somebody has to step in",
      "A receiver may be away for hours without others noticing",
      "A receiver may be away for days and catches up by itself",
      "Rehearsed: a week away, caught up in a day, others unaffected",
    ],
    shifts: [
      more("volume", "bursts", "During a burst every receiver is slow."),
      more("services", "many", "With many receivers one of them is always slow or away."),
    ],
  },
  {
    name: "Surviving failures",
    shortName: "Failures",
    theme: "Operations",
    question: "What do senders and receivers notice when a server or a site fails?",
    decidedBy: "Whether senders can wait, and for how long",
    considerations: {
      "Event log": "Copies on three servers take over from each other; how many must confirm is a setting to know.",
      "Queue broker": "Copied queues elect a new leader; behaviour in a split network is chosen when setting it up.",
      "Cloud queue": "Spread over several sites by the provider; a region that fails takes its queues along.",
      "Database table": "As available as the database: no more and no less, and nothing further can fail.",
    },
    anchors: [
      "Nothing is sent or received until a person has repaired it",
      "Minutes to an hour of standstill, some messages lost",
      "Minutes of standstill, nothing lost that was accepted",
      "Seconds of delay when a server fails, nothing lost",
      "A whole site fails and only the delay shows it, as rehearsed",
    ],
    shifts: [
      more("risk", "averse", "When messages stand still, everything behind them does."),
      more("services", "many", "All services meet in this one place."),
      less("loss", "nothing", "Senders may drop what cannot be sent."),
    ],
  },
  {
    name: "Insight into the flow",
    shortName: "Insight",
    theme: "Operations",
    question: "How soon can somebody say where a message is, and why it has not arrived?",
    decidedBy: "Who is asked when something is missing, and how many services a message passes",
    considerations: {
      "Event log": "Every message can be looked up by its place; how far each reader has come is plain to see.",
      "Queue broker": "Queues, rates and waiting messages are shown live; what was handled has to be traced elsewhere.",
      "Cloud queue": "Figures and alarms come with the account; single messages are traced with tools of one’s own.",
      "Database table": "One query shows what waits, since when and why; the figures and alarms are yours to build.",
    },
    anchors: [
      "A missing message is noticed by customers and never found",
      "Developers search several systems for hours",
      "Backlogs raise an alarm; single messages are hard to follow",
      "One screen shows backlogs and failed messages with reasons",
      "Any message is followed from end to end within a minute",
    ],
    shifts: [
      more("services", "many", "A message that passes several teams is nobody’s unless it can be followed."),
      more("loss", "harm", "Whoever is harmed will ask where the message went."),
    ],
  },
  {
    name: "Operating effort",
    shortName: "Operating effort",
    theme: "Operations",
    question: "How much work is it to run, watch, patch and size it through a year?",
    decidedBy: "Who operates it, and what they operate already",
    considerations: {
      "Event log": "Several servers, disks and partitions to plan for; hosted offers take over most of it.",
      "Queue broker": "A small cluster that many have run; versions of broker and language runtime move together.",
      "Cloud queue": "Nothing to patch and little to size; what remains are quotas, rights and the bill.",
      "Database table": "No further system; clearing old rows and watching the load add to the database’s chores.",
    },
    anchors: [
      "Needs a full-time specialist whom we do not have",
      "Takes days each month and wakes people at night",
      "Takes a day each month; upgrades need a plan",
      "Takes hours each month; upgrades are routine",
      "Runs without attention, beside what is run anyway",
    ],
    shifts: [
      more("team", "few-new", "Hours spent on running it are missing everywhere else."),
      more("deployment", "new", "Work that is a routine elsewhere has to be learned here first."),
      less("deployment", "managed", "Somebody else does most of this work."),
    ],
  },
];
