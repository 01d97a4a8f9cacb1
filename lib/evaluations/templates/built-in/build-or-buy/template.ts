import type { BuiltInDraft } from "../../input";
import { GOVERNANCE, OWNERSHIP, PACE, RISK, TEAM } from "../questions";
import { deliveryAndPeople } from "./delivery-and-people";
import { fitCriteria } from "./fit";
import { operationsAndIndependence } from "./operations-and-independence";

/** The built-in template for a capability that could be made or had: built, bought, run from open source, or bought and extended. */
export const buildOrBuy: BuiltInDraft = {
  key: "build-or-buy",
  version: 1,
  name: "Build or buy?",
  summary: "Four ways to come by a piece of software, on thirteen criteria.",
  question: "How should we come by this capability?",
  options: [
    {
      name: "Build in-house",
      summary: "Written and run by our own people",
      description:
        "A team of the organization designs, writes and operates the software. It does what the team makes it do, for as long as there is a team.",
    },
    {
      name: "Buy a service",
      summary: "Subscribed to, run by its maker",
      description:
        "The software is subscribed to and configured; its maker runs and develops it. Processes follow the product where configuration ends.",
    },
    {
      name: "Run open source",
      summary: "Existing project, operated by us",
      description:
        "An existing open-source project is taken over as it is and operated in the organization. Changes are offered to the project; support can often be bought.",
    },
    {
      name: "Buy and extend",
      summary: "Bought core, own parts around it",
      description:
        "The common part is bought; what is peculiar to the organization is built around it on the product’s interfaces, and maintained against its releases.",
    },
  ],
  criteria: [...fitCriteria, ...deliveryAndPeople, ...operationsAndIndependence],
  contextQuestions: [
    {
      key: "need",
      question: "How much does what you need differ from what others need?",
      choices: [
        { key: "common", label: "Not at all: everybody does it this way" },
        { key: "partly", label: "In parts that can be named" },
        { key: "own", label: "In its core: nobody else does it this way" },
      ],
    },
    {
      key: "distinction",
      question: "Would customers choose you because you do this better?",
      choices: [
        { key: "no", label: "No: it has to work, and that is all" },
        { key: "some", label: "It adds to a good impression" },
        { key: "core", label: "Yes: it is why they come" },
      ],
    },
    {
      key: "market",
      question: "What does the market offer that organizations like yours already use?",
      choices: [
        { key: "none", label: "Nothing that comes close" },
        { key: "few", label: "One or two offers" },
        { key: "many", label: "Several, easy to compare and to exchange" },
      ],
    },
    {
      key: "secrecy",
      question: "Which data will it hold?",
      choices: [
        { key: "public", label: "Public or harmless data" },
        { key: "internal", label: "Internal data" },
        { key: "secret", label: "Personal, regulated or secret data" },
      ],
    },
    TEAM,
    PACE,
    RISK,
    GOVERNANCE,
    OWNERSHIP,
  ],
  record: {
    context: [
      "Which capability is missing, who needs it, and what happens if it comes a year later?",
      "",
      "- **Need:** what it has to do on the first day, and what is peculiar to us",
      "- **Market:** what organizations like ours use, and what they report",
      "- **People:** who could build, operate or negotiate, and what they would leave undone",
      "- **Data:** what it will hold, and where that may lie",
      "- **Neighbours:** systems it has to exchange data with",
      "- **Money:** what may be spent once, and what each year",
    ].join("\n"),
    drivers: [
      "Name the goals of the organization that this capability serves, then the criteria that follow from each.",
      "",
      "- Goal: … because of it, … weighs most",
      "- Cost over five years (licences, building, operation, exit), held apart from the scores",
      "- What the same people would do otherwise: …",
    ].join("\n"),
    confirmation: [
      "How will somebody see in a year that this way was the right one?",
      "",
      "- In use by … people, who have stopped using …",
      "- The figure that would make us look again: price over …, wishes older than …",
      "- Review before the contract renews on …, or when …",
    ].join("\n"),
    more: [
      "- Trial with our own data and people: …",
      "- Offers, and what they leave out: …",
      "- Estimate of the cost of ownership, exit included: …",
    ].join("\n"),
  },
};
