import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** Who can work with it, and how it is kept safe, lawful and replaceable. */
export const peopleAndGovernance: CriterionDraft[] = [
  {
    name: "Skills at hand",
    shortName: "Skills",
    theme: "People",
    question: "How soon can the people we have use it well, and find out why it is slow?",
    decidedBy: "What the team has run in operation, not what it has read about",
    considerations: {
      Relational: "Most developers know SQL; reading a query’s plan and choosing indexes is what sets experts apart.",
      Document: "Quick to begin with; modelling what is shared, and keeping it in step, is learned on the way.",
      "Key-value or wide-column":
        "Few operations to learn; laying out tables for the questions is a different way of thinking.",
      "Distributed SQL": "SQL carries over; keys, retries and distance are new, and people who know them are few.",
    },
    anchors: [
      "Nobody has used it; experts cannot be hired here",
      "One person knows it; the others wait for that person",
      "The team builds with it; slow cases take outside help",
      "Most have run it in operation and find faults themselves",
      "Everybody on the team has run it for years",
    ],
    shifts: [
      more("team", "few-new", "There is nobody to ask when it behaves unexpectedly."),
      less("team", "few-experienced", "People who have run several stores learn the next one quickly."),
    ],
  },
  {
    name: "Tools and libraries",
    shortName: "Tools",
    theme: "People",
    question: "How well do our languages, reports, pipelines and screens work with it today?",
    decidedBy: "Which tools are in use and have to stay",
    considerations: {
      Relational: "Nearly every library, report and migration tool speaks to it, in several ways to choose from.",
      Document: "Good libraries in common languages; tools for reports often want a connector in between.",
      "Key-value or wide-column":
        "Libraries of the maker cover the main languages; reports are fed from exports or streams.",
      "Distributed SQL": "Speaks a known dialect, so most tools work; what they assume of one server is tested first.",
    },
    anchors: [
      "Main tools do not connect; adapters would be our own",
      "Libraries exist; reports and pipelines need new tools",
      "Most tools connect; some features are out of reach",
      "All tools in use connect, with known workarounds",
      "All tools in use are tested with it by their makers",
    ],
    shifts: [
      more("access", "open", "People who ask new questions do so with the tools they have."),
      more("team", "many", "Each team brings tools that have to connect."),
    ],
  },
  {
    name: "Protection of the data",
    shortName: "Protection",
    theme: "Governance",
    question: "How well can it be controlled and shown who reads, changes and deletes what, and where it lies?",
    decidedBy: "How sensitive the data is, and which law holds for it",
    considerations: {
      Relational: "Rights down to rows and columns, and trails of changes, can be declared inside the database.",
      Document: "Rights by collection and role; rules for single fields live in the code or in paid editions.",
      "Key-value or wide-column":
        "Rights by table or key, strong where hosted; deleting one person’s data means knowing every key.",
      "Distributed SQL":
        "Rights as in SQL; rows can be bound to a region, which some laws ask for and few stores offer.",
    },
    anchors: [
      "Whoever is in the network reads everything",
      "One shared account; access is recorded elsewhere, if at all",
      "Rights by role; reads of sensitive data leave no trace",
      "Rights per kind of record, with a trail of reads and changes",
      "Rights, place, trail and deletion are checked by machine",
    ],
    shifts: [
      more("governance", "central", "Somebody will ask for proof of who has read what."),
      more("risk", "averse", "A leak of such data cannot be taken back."),
      less("risk", "bold", "What may fail in a trial is seldom worth stealing."),
    ],
  },
  {
    name: "Leaving again",
    shortName: "Leaving again",
    theme: "Governance",
    question: "With how much effort could the data and the code move to another store or host?",
    decidedBy: "How long the data will outlive this decision, and how much of the code knows the store",
    considerations: {
      Relational: "A standard language and several makers; procedures and dialects are what ties one down in the end.",
      Document: "Records leave as they are; queries are written in the maker’s own language and are written anew.",
      "Key-value or wide-column":
        "Rows are easy to export; tables laid out for one store’s keys and prices are designed anew.",
      "Distributed SQL": "Speaks a common dialect, so code can return to one server; what relied on regions cannot.",
    },
    anchors: [
      "Moving would mean writing the product anew",
      "Moving takes more than a year, with a long freeze",
      "Moving takes two or three quarters, beside other work",
      "Moving takes a quarter; export and import are tested",
      "Another host or maker could take over within weeks",
    ],
    shifts: [
      more("ownership", "long", "Data outlives makers, prices and fashions."),
      less("ownership", "short", "It will be replaced before anybody wants to move it."),
    ],
  },
];
