import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How well the data itself is served: its shape, its truth, the questions asked of it. */
export const dataCriteria: CriterionDraft[] = [
  {
    name: "Fit with the shape of the data",
    shortName: "Data shape",
    theme: "Data",
    question: "How directly can the things of this product be stored as people think of them?",
    decidedBy: "How the records refer to each other, and how much they differ among themselves",
    considerations: {
      Relational: "Things and their references become tables; deeply nested records are taken apart and joined again.",
      Document: "A whole record is stored as it is used; what many records share is copied or looked up by the code.",
      "Key-value or wide-column":
        "Simple records with one obvious key fit as they are; references between them are kept by the code.",
      "Distributed SQL": "Tables and references as in one server; keys are chosen so that the load spreads evenly.",
    },
    anchors: [
      "Records are bent so far that newcomers do not recognise them",
      "Main records fit; much code translates the others",
      "Most records fit; two or three known ones need detours",
      "Records look as people describe them, with few exceptions",
      "Every record and reference is stored as the team draws it",
    ],
    shifts: [
      more("shape", "related", "Each reference the store does not know becomes code that somebody has to keep right."),
      less("shape", "stream", "Simple records fit into almost any store."),
    ],
  },
  {
    name: "Questions nobody planned",
    shortName: "New questions",
    theme: "Data",
    question: "How easily can a new question be asked of the data, without preparing for it?",
    decidedBy: "Who will ask questions that are unknown today, and how soon they need an answer",
    considerations: {
      Relational: "SQL joins and sums whatever is there; heavy reports are kept away from the server that writes.",
      Document: "Records are filtered and summed in place; questions across kinds of records take more preparation.",
      "Key-value or wide-column":
        "Planned questions are answered at any size; others wait for a new table or an export to another store.",
      "Distributed SQL": "SQL as in one server; a question that touches many nodes is slower and is planned with care.",
    },
    anchors: [
      "Each new question is a project of weeks",
      "A developer exports data and answers it in days",
      "A developer answers it in hours, with care for the load",
      "An analyst answers most of them within the hour",
      "Anybody allowed to can ask and see the answer in minutes",
    ],
    shifts: [
      more("access", "open", "What cannot be asked will be copied elsewhere, and the copies will disagree."),
      less("access", "known", "A few known questions can be prepared for once."),
    ],
  },
  {
    name: "Consistency and integrity",
    shortName: "Integrity",
    theme: "Data",
    question: "How surely are broken or contradictory records kept out, also when people write at once?",
    decidedBy: "What a wrong record costs, and how many writers meet in one place",
    considerations: {
      Relational: "Transactions and constraints hold across tables; what is forbidden cannot be written at all.",
      Document: "One record changes as a whole; transactions over several exist and are meant to be the exception.",
      "Key-value or wide-column":
        "Reads may trail writes by choice; conditions on one key are checked, the rest is up to the code.",
      "Distributed SQL":
        "Transactions hold over all nodes; clashes are refused and have to be tried again by the code.",
    },
    anchors: [
      "Contradictions are found by customers",
      "Nightly checks find contradictions; people repair them",
      "Single records are safe; rules across records rest on the code",
      "Most rules are enforced by the store; known gaps are tested",
      "Rules across records cannot be broken, whoever writes at once",
    ],
    shifts: [
      more("risk", "averse", "A contradiction in such data harms somebody before it is found."),
      more("shape", "related", "The more records refer to each other, the more can contradict each other."),
      less("shape", "stream", "One odd record among millions is drowned out by the others."),
    ],
  },
  {
    name: "Changing the structure",
    shortName: "Structure changes",
    theme: "Data",
    question: "How safely and how soon can the structure of the data be changed in operation?",
    decidedBy: "How often the requirements move, and whether the product may pause",
    considerations: {
      Relational: "Changes are scripts that can be reviewed and rehearsed; some lock a large table unless taken apart.",
      Document: "New fields need no script; old and new records live side by side until the code has rewritten them.",
      "Key-value or wide-column":
        "Columns are added freely; a new question often means a new table that is filled from the old one.",
      "Distributed SQL":
        "Changes run in the background over all nodes; large ones take long and are watched meanwhile.",
    },
    anchors: [
      "A change needs hours of downtime and a weekend",
      "A change is done by hand at night, with a short outage",
      "Common changes run in operation; large ones need a window",
      "Changes run in operation; undoing one is rehearsed",
      "Any change ships with the code, unnoticed, and can be undone",
    ],
    shifts: [
      more("pace", "fast", "The data will be reshaped as often as the requirements."),
      less("pace", "stable", "A structure that is well understood seldom has to change."),
    ],
  },
];
