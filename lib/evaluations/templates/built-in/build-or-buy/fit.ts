import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How well it does what is needed, and nothing else. */
export const fitCriteria: CriterionDraft[] = [
  {
    name: "Fit with the need",
    shortName: "Fit",
    theme: "Fit",
    question: "How much of what people have to do with it can they do, without working around it?",
    decidedBy: "How exactly the need is known, and how much of it is peculiar to you",
    considerations: {
      "Build in-house": "Can fit exactly, as far as the need is understood; the first version seldom shows all of it.",
      "Buy a service": "Fits what most customers ask for; the rest is configured, or the process is changed.",
      "Run open source": "Fits what its contributors needed; gaps can be closed by those who can write the code.",
      "Buy and extend": "The common part fits from the start; the peculiar part is built where interfaces allow.",
    },
    anchors: [
      "The main task cannot be done with it",
      "The main task works; daily tasks need spreadsheets beside it",
      "Daily tasks work; rare ones are worked around",
      "All tasks work; a few take more steps than needed",
      "People do every task as they would have drawn it",
    ],
    shifts: [
      more("need", "own", "What is peculiar is what others have not thought of."),
      less("need", "common", "A common need is met well in many ways."),
    ],
  },
  {
    name: "What sets us apart",
    shortName: "Distinction",
    theme: "Fit",
    question: "How much better than others can we become at this, in a way that customers notice?",
    decidedBy: "Whether customers choose you for this, or only expect it to work",
    considerations: {
      "Build in-house": "Ideas of one’s own become features that others lack, if the team stays on them for years.",
      "Buy a service": "What the product can do, competitors can have as well; the use made of it may differ.",
      "Run open source": "Open to everybody and open to change; what is added can be kept or given back.",
      "Buy and extend": "The visible part can be one’s own while the ordinary part is left to its maker.",
    },
    anchors: [
      "Holds us below what others offer, visibly",
      "Brings us level with most, with gaps",
      "Level with others in all that customers notice",
      "Ahead in one thing that some customers mention",
      "Ahead in what most customers name as their reason",
    ],
    shifts: [
      more("distinction", "core", "What customers come for is what one cannot afford to have in common."),
      less("distinction", "no", "Nobody chooses a supplier for it."),
    ],
  },
  {
    name: "Working with what is there",
    shortName: "Integration",
    theme: "Fit",
    question: "How well does it exchange data, accounts and events with the systems around it?",
    decidedBy: "How many neighbours it has, and which of them can be changed",
    considerations: {
      "Build in-house": "Speaks to each neighbour in its own way, and each of those ways is built and kept by you.",
      "Buy a service": "Ready connections to well-known products; old or own systems need a go-between.",
      "Run open source": "Interfaces are open and can be added to; ready connections depend on the community.",
      "Buy and extend": "Connections are part of what is built around it, within what the interfaces give.",
    },
    anchors: [
      "Data is typed from one system into the other",
      "Files are exchanged at night; mismatches surface later",
      "Main data flows by itself; accounts and rest by hand",
      "All data and accounts flow; changes need both sides",
      "Neighbours are connected and tested in every release",
    ],
    shifts: [
      more("team", "many", "Several teams will connect their systems to it."),
      more("ownership", "long", "Neighbours will be replaced more than once in that time."),
    ],
  },
];
