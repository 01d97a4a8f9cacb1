import type { BuiltInDraft } from "../../input";
import { DEPLOYMENT, GOVERNANCE, OWNERSHIP, RISK, SERVICES, TEAM } from "../questions";
import { loadAndOperations } from "./load-and-operations";
import { messageCriteria } from "./messages";
import { peopleAndGovernance } from "./people-and-governance";

/** The built-in template for messages between services: a log, a broker, a hosted queue, or the database that is there. */
export const messageBroker: BuiltInDraft = {
  key: "message-broker",
  version: 1,
  name: "Which message broker?",
  summary: "Four ways to pass messages between services, on fourteen criteria.",
  question: "How should these services pass messages to each other?",
  options: [
    {
      name: "Event log",
      summary: "Kept in order, e.g. Kafka, Redpanda",
      description:
        "Messages are appended to a log that is kept for days or years. Readers remember how far they have come, read at their own pace, and may begin again from any point.",
    },
    {
      name: "Queue broker",
      summary: "Routed, then removed, e.g. RabbitMQ",
      description:
        "A broker routes each message to queues by rules, hands it to one of several workers, and removes it when it is confirmed. What fails is tried again or set aside.",
    },
    {
      name: "Cloud queue",
      summary: "Run by the cloud, e.g. SQS, Pub/Sub",
      description:
        "Queues and topics that the cloud provider runs and bills by message. There are no servers to look after; features and limits are the provider’s.",
    },
    {
      name: "Database table",
      summary: "An outbox in a database that is there",
      description:
        "Messages are rows, written in the same transaction as the data they tell of, and fetched by workers. No further system is run; the database carries the load too.",
    },
  ],
  criteria: [...messageCriteria, ...loadAndOperations, ...peopleAndGovernance],
  contextQuestions: [
    SERVICES,
    {
      key: "loss",
      question: "What happens when a message is lost, or handled twice?",
      choices: [
        { key: "nothing", label: "Nothing: the next one repairs it" },
        { key: "repair", label: "Somebody notices and repairs it" },
        { key: "harm", label: "Money, goods or people are affected" },
      ],
    },
    {
      key: "history",
      question: "Will messages of the past be needed again?",
      choices: [
        { key: "no", label: "No: handled means done" },
        { key: "days", label: "For days, to repair what went wrong" },
        { key: "years", label: "For years, by services that do not exist yet" },
      ],
    },
    {
      key: "volume",
      question: "How many messages are expected, and how evenly do they come?",
      choices: [
        { key: "few", label: "A few each second, evenly" },
        { key: "bursts", label: "Few on average, in sudden bursts" },
        { key: "stream", label: "Thousands each second, all day" },
      ],
    },
    TEAM,
    RISK,
    DEPLOYMENT,
    GOVERNANCE,
    OWNERSHIP,
  ],
  record: {
    context: [
      "Which services tell each other what, and why is a call that waits for its answer not enough?",
      "",
      "- **Messages:** kinds, size, how many each second, on average and at the worst",
      "- **Loss and repetition:** what happens when one is lost, late, doubled or out of order",
      "- **History:** who will want to read old messages again, and how far back",
      "- **Services and teams:** who sends, who receives, who will join",
      "- **People:** who operates it, and what they have operated so far",
      "- **What is there:** databases, clouds and brokers already in use",
    ].join("\n"),
    drivers: [
      "Name what the organization wants from passing messages, then the criteria that follow from it.",
      "",
      "- Goal: … because of it, … weighs most",
      "- Targets: … messages each second, delay of at most …, none lost after …",
      "- Cost over five years (operation, messages, training), held apart from the scores",
    ].join("\n"),
    confirmation: [
      "How will somebody see in a year that messages arrive as intended?",
      "",
      "- An alarm when the oldest unhandled message is older than …",
      "- A rehearsal: one receiver is away for a day, and nothing is lost",
      "- Review on …, or when …",
    ].join("\n"),
    more: [
      "- Load test with our sizes and bursts: …",
      "- Estimate of the cost of ownership: …",
      "- Kinds of messages and who owns their form: …",
    ].join("\n"),
  },
};
