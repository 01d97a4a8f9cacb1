import type { BuiltInDraft } from "../../input";
import { GOVERNANCE, OWNERSHIP, PACE, RISK, SERVICES, TEAM } from "../questions";
import { governanceAndIndependence } from "./governance-and-independence";
import { operationsCriteria } from "./operations";
import { servicesAndPeople } from "./services-and-people";

/** The built-in template for where software runs. Kinds of provider, not names: which one comes after which kind. */
export const cloudProvider: BuiltInDraft = {
  key: "cloud-provider",
  version: 1,
  name: "Which cloud provider?",
  summary: "Four kinds of place for software to run, on fourteen criteria.",
  question: "Where should these workloads run?",
  options: [
    {
      name: "One hyperscaler",
      summary: "AWS, Azure or Google Cloud, one of them",
      description:
        "All workloads run with one of the large worldwide providers and use its own services where they help. Which of them is the next question.",
    },
    {
      name: "Several clouds",
      summary: "Workloads spread over providers",
      description:
        "Workloads run with two or more providers, either each where it fits best or so that one can take over from another. Tools and rules span them all.",
    },
    {
      name: "Regional provider",
      summary: "Smaller, close by, under the same law",
      description:
        "A provider of the country or region hosts servers, storage and a choice of managed services, under the law that the organization itself lives under.",
    },
    {
      name: "Own hardware",
      summary: "Own or rented racks, own platform",
      description:
        "Servers of one’s own, in a data centre of one’s own or in rented racks, with a platform that the organization runs itself.",
    },
  ],
  criteria: [...servicesAndPeople, ...operationsCriteria, ...governanceAndIndependence],
  contextQuestions: [
    {
      key: "workload",
      question: "What kind of load will run there?",
      choices: [
        { key: "steady", label: "Much the same all day and all year" },
        { key: "changing", label: "With peaks, some of them sudden" },
        { key: "special", label: "With special hardware, or very large" },
      ],
    },
    {
      key: "users",
      question: "Where are the users?",
      choices: [
        { key: "one", label: "In one country" },
        { key: "continent", label: "In several countries of one continent" },
        { key: "worldwide", label: "All over the world" },
      ],
    },
    {
      key: "law",
      question: "Do law or customers say where data may lie, and who may reach it?",
      choices: [
        { key: "free", label: "No" },
        { key: "place", label: "They say where it may lie" },
        { key: "strict", label: "They also say who may operate and reach it" },
      ],
    },
    SERVICES,
    TEAM,
    PACE,
    RISK,
    GOVERNANCE,
    OWNERSHIP,
  ],
  record: {
    context: [
      "Which workloads are to run there, where do they run today, and why is that in question?",
      "",
      "- **Workloads:** how many, how large, how even their load is",
      "- **Users:** where they are, and which delay they notice",
      "- **Law and contracts:** where data may lie, who may operate and reach it",
      "- **People:** what they operate today, and who can be hired",
      "- **What is there:** contracts, discounts, hardware and how long they last",
      "- **Years:** how long this is to hold",
    ].join("\n"),
    drivers: [
      "Name the goals of the organization that the place of its software serves, then the criteria that follow from each.",
      "",
      "- Goal: … because of it, … weighs most",
      "- Targets: away for at most …, within … ms of users, data only in …",
      "- Cost over five years (use, traffic out, people, exit), held apart from the scores",
    ].join("\n"),
    confirmation: [
      "How will somebody see in a year that the workloads run in the right place?",
      "",
      "- A workload restored elsewhere in a rehearsal, within …",
      "- The figure that would make us look again: bill over …, outages over …",
      "- Review before the contract renews on …, or when …",
    ].join("\n"),
    more: [
      "- Trial with one real workload: …",
      "- Offers, with traffic and support included: …",
      "- Estimate of the cost of ownership, exit included: …",
    ].join("\n"),
  },
};
