import type { BuiltInDraft } from "../../input";
import { GOVERNANCE, OWNERSHIP, PACE, RISK, SERVICES, TEAM } from "../questions";
import { architectureAndGovernance } from "./architecture-and-governance";
import { deliveryAndPeople } from "./delivery-and-people";
import { experienceCriteria } from "./experience";

/** The built-in template for screens in a browser: three frameworks, and doing without one. */
export const frontEndFramework: BuiltInDraft = {
  key: "front-end-framework",
  version: 1,
  name: "Which front-end framework?",
  summary: "Four ways to build screens for the browser, on fourteen criteria.",
  question: "With what should the screens of this product be built?",
  options: [
    {
      name: "React",
      summary: "A library and the parts you choose",
      description:
        "Components as functions, with React itself or a framework on top of it, such as Next.js. Routing, data and forms are chosen from a large ecosystem.",
    },
    {
      name: "Angular",
      summary: "One complete framework",
      description:
        "Routing, forms, requests, tests and tools come from one project in TypeScript, with conventions that all its applications share.",
    },
    {
      name: "Vue",
      summary: "A core with official companions",
      description:
        "Components close to HTML, with an official router, state and tools. It can begin as a part of a page and grow into an application.",
    },
    {
      name: "Server-rendered HTML",
      summary: "Pages by the server, little script",
      description:
        "The server writes the pages in the language of the back end; small libraries such as htmx exchange parts of them. Script is written only where it is needed.",
    },
  ],
  criteria: [...deliveryAndPeople, ...experienceCriteria, ...architectureAndGovernance],
  contextQuestions: [
    {
      key: "interaction",
      question: "What do people do on the screens?",
      choices: [
        { key: "read", label: "Read, search, fill in forms" },
        { key: "work", label: "Work in them for hours" },
        { key: "create", label: "Draw, drag, edit together" },
      ],
    },
    {
      key: "visitors",
      question: "Who opens them, with which devices?",
      choices: [
        { key: "staff", label: "Staff, on known computers" },
        { key: "customers", label: "Customers, on all kinds of devices" },
        { key: "public", label: "Anybody, coming from a search engine" },
      ],
    },
    {
      key: "screens",
      question: "How many screens will there be in three years, and how many teams build them?",
      choices: [
        { key: "few", label: "A dozen, one team" },
        { key: "some", label: "Dozens, two or three teams" },
        { key: "many", label: "Hundreds, many teams" },
      ],
    },
    TEAM,
    SERVICES,
    PACE,
    RISK,
    GOVERNANCE,
    OWNERSHIP,
  ],
  record: {
    context: [
      "Which screens are to be built, for whom, and by when?",
      "",
      "- **Screens:** how many, and what people do on them",
      "- **Visitors:** who they are, on which devices and networks",
      "- **Back end:** languages and interfaces that are there",
      "- **People:** what they have built so far, and who can be hired",
      "- **Design:** a design system that is there, or to be made",
      "- **Duties:** accessibility, languages, privacy",
    ].join("\n"),
    drivers: [
      "Name the goals of the organization that these screens serve, then the criteria that follow from each.",
      "",
      "- Goal: … because of it, … weighs most",
      "- Targets: usable within … s on …, level AA of the accessibility guidelines",
      "- Cost over five years (building, training, upgrades), held apart from the scores",
    ].join("\n"),
    confirmation: [
      "How will somebody see in a year that the screens were built the right way?",
      "",
      "- A check in each build: weight of a page, time until usable, accessibility",
      "- The figure that would make us look again: …",
      "- Review on …, or when …",
    ].join("\n"),
    more: [
      "- The same three screens, built as a trial: …",
      "- Measurements on a weak device: …",
      "- Estimate of the cost of ownership: …",
    ].join("\n"),
  },
};
