import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** Who can work with it, and how its messages stay understood, protected and movable. */
export const peopleAndGovernance: CriterionDraft[] = [
  {
    name: "Learning curve",
    shortName: "Learning curve",
    theme: "People",
    question: "How long does a developer need to send and receive correctly, also when something fails?",
    decidedBy: "What the people you have and can hire have worked with",
    considerations: {
      "Event log": "Partitions, groups and offsets are concepts to learn; mistakes show under load, not at first.",
      "Queue broker": "Exchanges and queues are soon understood; confirming and retrying rightly takes practice.",
      "Cloud queue": "A few calls to begin with; time limits, repetitions and rights are learned on the way.",
      "Database table": "SQL that everybody knows; fetching with several workers at once has its known pitfalls.",
    },
    anchors: [
      "Months, and only specialists dare to change it",
      "Weeks; failures are handled differently by everybody",
      "Two weeks, with examples and somebody to ask",
      "Days, with one library that handles failures alike",
      "A day: the obvious way is the correct one",
    ],
    shifts: [
      more("team", "few-new", "Mistakes with retries are made by people who do it for the first time."),
      more("team", "many", "Each team has to learn it, and the weakest use decides."),
      less("team", "few-experienced", "They have made the usual mistakes already."),
    ],
  },
  {
    name: "Development and tests",
    shortName: "Tests",
    theme: "People",
    question: "How easily can a developer run and test the whole exchange on one machine?",
    decidedBy: "How often messages change, and whether tests can run without a network",
    considerations: {
      "Event log": "Runs in a container, with some seconds to start; tests have to wait for groups to settle.",
      "Queue broker": "Runs in a small container within seconds; tests can look into queues and empty them.",
      "Cloud queue": "Imitations run locally and differ in details; the real one needs an account and a network.",
      "Database table": "Tests run in the database that they use anyway, and can see each message before and after.",
    },
    anchors: [
      "Only tried in production",
      "Tried in one shared environment, by turns",
      "Runs on each machine with some preparation; tests are slow",
      "Runs on each machine; failures and repetitions can be tested",
      "Every build tests loss, repetition and order within minutes",
    ],
    shifts: [
      more("loss", "harm", "What must not happen has to be tried out before it does."),
      less("volume", "few", "With a few messages much can be checked by looking."),
    ],
  },
  {
    name: "Contracts between teams",
    shortName: "Contracts",
    theme: "Governance",
    question: "How well is it agreed, checked and changed what a message contains and means?",
    decidedBy: "How many teams read what they did not write, and how long messages are kept",
    considerations: {
      "Event log": "Registries of message forms are common beside it; old messages stay and must remain readable.",
      "Queue broker": "The form is left to sender and receiver; short lives of messages make changes easier.",
      "Cloud queue": "Registries are offered with some; others leave the form of a message to the teams.",
      "Database table": "The table is a form in itself, checked on writing; who reads it is bound to that schema.",
    },
    anchors: [
      "Nobody knows who reads what; changes break receivers",
      "Forms are written down somewhere and drift apart",
      "Forms are agreed; a break is noticed in a shared test",
      "Forms have versions, and senders’ tests check them",
      "Breaking changes are refused by machine, with the receivers named",
    ],
    shifts: [
      more("services", "many", "A message is a promise to people one does not know."),
      more("history", "years", "What is written today must be understood by readers to come."),
      less("services", "one", "Sender and receiver change in the same commit."),
    ],
  },
  {
    name: "Access and protection",
    shortName: "Access",
    theme: "Governance",
    question: "How well can it be controlled and shown who sends and reads which messages?",
    decidedBy: "How sensitive the messages are, and how long they are kept",
    considerations: {
      "Event log": "Rights by topic and group; deleting one person’s data from a kept log needs a plan.",
      "Queue broker": "Rights by queue and virtual host; messages are gone once handled, which keeps little.",
      "Cloud queue": "Rights and trails are those of the cloud account, encrypted; the provider holds the data.",
      "Database table": "Rights, trails and deletion are those of the database; receivers need an account in it.",
    },
    anchors: [
      "Whoever is in the network sends and reads everything",
      "One shared account for all services",
      "Rights by service; reads leave no trace",
      "Rights by kind of message, with a trail and encryption",
      "Rights, trail and deletion are checked by machine",
    ],
    shifts: [
      more("governance", "central", "Somebody will ask who could have read what."),
      more("history", "years", "What is kept for long has to be protected and forgotten for as long."),
      less("governance", "federated", "Each team protects what is its own."),
    ],
  },
  {
    name: "Leaving again",
    shortName: "Leaving again",
    theme: "Governance",
    question: "With how much effort could the services move to another way of passing messages?",
    decidedBy: "How much of the code knows it, and how long it has to last",
    considerations: {
      "Event log": "Several makers speak the same protocol; code that thinks in partitions and offsets stays so.",
      "Queue broker": "Open protocols with several makers; rules of routing are written anew elsewhere.",
      "Cloud queue": "Few calls to replace, and all around them rights, alarms and triggers of one provider.",
      "Database table": "Ordinary rows and code of one’s own, easy to take along; services share a database till then.",
    },
    anchors: [
      "Moving would mean changing every service at once",
      "Moving takes a year, with both in operation",
      "Moving takes two or three quarters, service by service",
      "Moving takes a quarter; one library hides most of it",
      "A service moves within days, as one has shown",
    ],
    shifts: [
      more("ownership", "long", "Over such a time prices, makers and needs change."),
      less("ownership", "short", "It will be replaced together with what it connects."),
    ],
  },
];
