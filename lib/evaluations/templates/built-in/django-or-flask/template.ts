import type { BuiltInDraft } from "../../input";
import { DATA, DEPLOYMENT, GOVERNANCE, OWNERSHIP, PACE, RISK, SERVICES, TEAM } from "../questions";
import { architectureAndOperations } from "./architecture-and-operations";
import { deliveryAndPeople } from "./delivery-and-people";
import { governanceCriteria } from "./governance";

/** The built-in template: one framework, a small core, or both side by side, for services written in Python. */
export const djangoOrFlask: BuiltInDraft = {
  key: "django-or-flask",
  version: 1,
  name: "Django or Flask?",
  summary: "Three options and fourteen criteria for a team that is about to build web services in Python.",
  question: "Which framework should these services be written in?",
  options: [
    {
      name: "Django",
      summary: "One framework for all services",
      description:
        "Every service is built on Django, with its models, migrations, admin and accounts. Parts it does not bring are added as apps.",
    },
    {
      name: "Flask",
      summary: "A small core, parts chosen per service",
      description:
        "Every service begins with Flask and adds what it needs: a database layer, validation, accounts. Each team picks and looks after its parts.",
    },
    {
      name: "Hybrid",
      summary: "Django for the core, Flask around it",
      description:
        "Django holds the part that is rich in data. Specialised services around it are written in Flask, and the two meet in agreed interfaces.",
    },
  ],
  criteria: [...deliveryAndPeople, ...architectureAndOperations, ...governanceCriteria],
  contextQuestions: [
    TEAM,
    DATA,
    SERVICES,
    GOVERNANCE,
    PACE,
    RISK,
    DEPLOYMENT,
    {
      key: "growth",
      question: "Which regions, departments and product lines are to join later?",
      choices: [
        { key: "one", label: "None: one product line in one region" },
        { key: "some", label: "A few that are known already" },
        { key: "many", label: "Many, some of them not known yet" },
      ],
    },
    OWNERSHIP,
  ],
  record: {
    context: [
      "What is to be built, for whom, and by when?",
      "",
      "- **Team:** size, experience, and who can be hired",
      "- **Data:** tables, relations, what must never be wrong",
      "- **Services and teams:** how many now, how many in three years",
      "- **Governance:** set centrally or by each team",
      "- **Change:** how fast requirements move, and where",
      "- **Risk:** what may go wrong, and what may not",
      "- **Deployment:** where it runs, who operates it",
      "- **Growth:** planned regions, departments and product lines",
      "- **Capacity:** whether several interoperating services can be run for years",
    ].join("\n"),
    drivers: [
      "Name the goals of the organization that this decision serves, then the criteria that follow from each.",
      "",
      "- Goal: … because of it, … weighs most",
      "- Cost of ownership over five years (build, training, maintenance, hosting), held apart from the scores",
    ].join("\n"),
    confirmation: [
      "How will somebody see in a year that this is followed, and that it was right?",
      "",
      "- A check that fails when a service departs from the decision: …",
      "- The figure that would make us look again: …",
      "- Review on …, or when …",
    ].join("\n"),
    more: [
      "- Measurements and prototypes: …",
      "- Estimate of the cost of ownership: …",
      "- Earlier decisions on the same question: …",
    ].join("\n"),
  },
};
