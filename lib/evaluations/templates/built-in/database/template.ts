import type { BuiltInDraft } from "../../input";
import { DEPLOYMENT, GOVERNANCE, OWNERSHIP, PACE, RISK, TEAM } from "../questions";
import { dataCriteria } from "./data";
import { loadAndOperations } from "./load-and-operations";
import { peopleAndGovernance } from "./people-and-governance";

/** The built-in template for a store of data: four kinds, each of which is the usual answer to another problem. */
export const database: BuiltInDraft = {
  key: "database",
  version: 1,
  name: "Which database?",
  summary: "Four kinds of store and thirteen criteria for the data that a product depends on.",
  question: "In which kind of database should this data be kept?",
  options: [
    {
      name: "Relational",
      summary: "Tables and SQL, e.g. PostgreSQL, MySQL",
      description:
        "Data lies in tables that refer to each other. The database checks the references, and SQL answers questions across them. One server writes, further ones may read.",
    },
    {
      name: "Document",
      summary: "Nested records, e.g. MongoDB",
      description:
        "Each record is a tree that is written and read as a whole and may differ from its neighbours. Records are spread over servers by a key when one no longer holds them.",
    },
    {
      name: "Key-value or wide-column",
      summary: "Rows found by key, e.g. Cassandra",
      description:
        "Rows are found by a key that also says which server holds them. Tables are laid out for the questions that will be asked; capacity grows with each server added.",
    },
    {
      name: "Distributed SQL",
      summary: "SQL over many nodes, e.g. CockroachDB",
      description:
        "Tables and SQL, spread over servers that agree on every write. Any of them may fail; each write pays for the agreement with time on the network.",
    },
  ],
  criteria: [...dataCriteria, ...loadAndOperations, ...peopleAndGovernance],
  contextQuestions: [
    {
      key: "shape",
      question: "What shape does the data have, and how much of it must never be wrong?",
      choices: [
        { key: "related", label: "Many kinds that refer to each other" },
        { key: "nested", label: "Self-contained records, read as a whole" },
        { key: "stream", label: "Simple records in very large number" },
      ],
    },
    {
      key: "access",
      question: "Are the questions to the data known in advance?",
      choices: [
        { key: "known", label: "Yes: a few, asked again and again" },
        { key: "mixed", label: "Most of them; reports come on top" },
        { key: "open", label: "No: people will keep asking new ones" },
      ],
    },
    {
      key: "volume",
      question: "How much data and traffic is expected in three years, and where do its users live?",
      choices: [
        { key: "one-server", label: "It fits on one server, with room to spare" },
        { key: "many-servers", label: "More than one server can hold or write" },
        { key: "worldwide", label: "Users on several continents write to it" },
      ],
    },
    TEAM,
    PACE,
    RISK,
    DEPLOYMENT,
    GOVERNANCE,
    OWNERSHIP,
  ],
  record: {
    context: [
      "Which data is it, who writes and reads it, and what happens when it is wrong or away for an hour?",
      "",
      "- **Shape:** kinds of records, how they refer to each other, what must never break",
      "- **Questions:** the five most frequent, and who will ask new ones",
      "- **Volume:** records and writes per second now, and in three years",
      "- **People:** who operates databases today, and which ones",
      "- **Duties:** where the data may lie, how long it must and may be kept",
      "- **What is there:** stores already in use that could take this data too",
    ].join("\n"),
    drivers: [
      "Name what the organization wants from this data, then the criteria that follow from it.",
      "",
      "- Goal: … because of it, … weighs most",
      "- Targets: response time …, loss of at most … minutes, back within … hours",
      "- Cost over five years (licences, machines, operation, training), held apart from the scores",
    ].join("\n"),
    confirmation: [
      "How will somebody see in a year that this store was the right one?",
      "",
      "- A restore, rehearsed every …, back within …",
      "- The figure that would make us look again: response time over …, volume over …",
      "- Review on …, or when …",
    ].join("\n"),
    more: [
      "- Measurements with our own data and questions: …",
      "- Estimate of the cost of ownership: …",
      "- Stores already in use, and what they taught us: …",
    ].join("\n"),
  },
};
