import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How it is kept safe, alike and alive. */
export const governanceCriteria: CriterionDraft[] = [
  {
    name: "Security baseline",
    shortName: "Security",
    theme: "Governance",
    question: "How safe is it as delivered, and how surely will it stay patched?",
    decidedBy: "The team's discipline with its dependencies",
    considerations: {
      Django: "Defaults guard against the usual holes, and one project publishes patches at a steady pace.",
      Flask: "Little code to trust at first; each extension is chosen, audited and patched by the team.",
      Hybrid: "Sensitive data can sit behind the stricter defaults; two lists of advisories are watched.",
    },
    anchors: [
      "Common attacks succeed unless each developer thinks of them",
      "Protection exists, switched off or different in each project",
      "Common attacks fail by default; the team audits the rest",
      "Safe by default; patches are applied within a week",
      "Safe by default, checked in every build, patched within a day",
    ],
    shifts: [
      more("risk", "averse", "A single hole can harm people, money or the licence to operate."),
      more("ownership", "long", "Over the years most of the danger lies in patches that come late."),
      less("risk", "bold", "Where failing is allowed, little of value is usually exposed."),
    ],
  },
  {
    name: "Governance and compliance",
    shortName: "Governance",
    theme: "Governance",
    question: "How easily can one rule be carried through everywhere and shown to an auditor?",
    decidedBy: "Whether rules are set centrally or by teams that govern themselves",
    considerations: {
      Django: "Departments follow the same practice without being told, which lowers the risk when they connect.",
      Flask: "Each service may follow the rules of its own field; common patterns are agreed and written down.",
      Hybrid: "Strict where regulation asks for it, free elsewhere; auditors need a map of which is which.",
    },
    anchors: [
      "Nobody can say which rules a service follows",
      "Rules are written down; checking them means reading code",
      "Agreed patterns cover the main rules; exceptions surface late",
      "A new rule reaches every service in one release; exceptions are listed",
      "Rules are checked by machine in every service, with proof on file",
    ],
    shifts: [
      more("governance", "central", "Somebody will ask for proof that a rule is followed everywhere."),
      more("risk", "averse", "What may not go wrong has to be shown to be under control."),
      less("governance", "federated", "Each team answers for its own rules, so little has to be carried through."),
    ],
  },
  {
    name: "Long-term maintainability",
    shortName: "Maintainability",
    theme: "Governance",
    question: "Who could look after this in five years, and with how much effort?",
    decidedBy: "How long it must live, and who will own it by then",
    considerations: {
      Django: "One path of upgrades, published years ahead, that all services take together.",
      Flask: "Many small upgrades, each of which can be taken, delayed or avoided on its own.",
      Hybrid: "Parts can be retired one at a time; somebody must stay at home on both sides.",
    },
    anchors: [
      "Nobody else could take it over within a quarter",
      "Upgrades wait for the one or two people who know it",
      "Upgrades are planned and take a noticeable share of each year",
      "Another team could take it over within a month",
      "Any team could still run and upgrade it in five years",
    ],
    shifts: [
      more("ownership", "long", "Most of the effort will fall into years in which the authors are gone."),
      less("ownership", "short", "It will be replaced before upgrades become a burden."),
    ],
  },
];
