import type { CriterionDraft } from "../../input";
import { less, more } from "../shift";

/** How it stays lawful, safe and affordable, and how it could be left again. */
export const governanceAndIndependence: CriterionDraft[] = [
  {
    name: "Place of the data and law",
    shortName: "Place and law",
    theme: "Governance",
    question: "How surely does data lie where it may, reached only under the law that we have agreed to?",
    decidedBy: "What law, contracts and customers really say; ask before scoring",
    considerations: {
      "One hyperscaler": "Regions can be chosen and locked; a foreign parent may be bound by the law of its country.",
      "Several clouds": "Each kind of data can lie where it may; more parties and places have to be kept track of.",
      "Regional provider": "One law for provider and customer; its own suppliers and its owners are worth a look.",
      "Own hardware": "Data lies behind one’s own doors; suppliers who maintain it from afar still need a rule.",
    },
    anchors: [
      "Data lies or is reached where it must not",
      "Nobody can say for all data where it lies",
      "Place is known and agreed; access from elsewhere is possible",
      "Place and access are limited by contract and by technology",
      "Place, access and keys are ours alone, as others have checked",
    ],
    shifts: [
      more("law", "strict", "A place that does not meet the rule cannot be used at all."),
      less("law", "free", "Nobody asks where the data lies."),
    ],
  },
  {
    name: "Security baseline",
    shortName: "Security",
    theme: "Governance",
    question: "How safe is it as delivered, and how well can we see and limit who does what?",
    decidedBy: "How good your own people are at this, compared with those of the place",
    considerations: {
      "One hyperscaler":
        "Large teams guard it, with fine rights and trails; most leaks come from settings of customers.",
      "Several clouds": "Rights and trails in several languages; one gap is enough, so a common layer has to be built.",
      "Regional provider":
        "Sound basics with fewer tools; ask for tests by others and for the trail of their own access.",
      "Own hardware": "Nobody else has access; patches, firmware, doors and trails are all work of one’s own.",
    },
    anchors: [
      "Known holes; nobody sees who does what",
      "Basics are there; rights are wide and rarely looked at",
      "Rights by role with a trail; reviewed once a year",
      "Least rights by default, with trails that raise alarms",
      "Every deviation is refused or undone by machine, as tested",
    ],
    shifts: [
      more("risk", "averse", "One breach reaches everything that runs there."),
      more("team", "few-new", "What is not safe by default stays unsafe for a while."),
    ],
  },
  {
    name: "Proof for auditors",
    shortName: "Proof",
    theme: "Governance",
    question: "How easily can we show that our duties are met there?",
    decidedBy: "Which certificates and reports your auditors and customers accept",
    considerations: {
      "One hyperscaler": "Certificates for nearly every standard; your own part of the duties still has to be shown.",
      "Several clouds": "Each brings its certificates; one picture of all of them is put together by you.",
      "Regional provider": "The usual certificates, and those of the country; rarer standards may be missing.",
      "Own hardware": "All proof is yours to write, and the auditor can walk in and look at it.",
    },
    anchors: [
      "A certificate that we need is missing",
      "Proof takes months for each audit and stays patchy",
      "Certificates are there; our own part takes weeks",
      "Certificates and our own part are shown from records at hand",
      "Proof is collected by machine and accepted without questions",
    ],
    shifts: [
      more("governance", "central", "Somebody will ask for proof, and on a certain day."),
      more("law", "strict", "Without proof the place may not be used."),
      less("governance", "federated", "Few will ask for one picture of everything."),
    ],
  },
  {
    name: "A predictable bill",
    shortName: "Bill",
    theme: "Independence",
    question: "How well can next year’s bill be foreseen, and how fast is a surprise noticed?",
    decidedBy: "How even the load is, and who looks at the bill",
    considerations: {
      "One hyperscaler": "Paid by use in a thousand items; discounts for promises, and surprises in traffic out.",
      "Several clouds": "Offers can be compared and played off; several bills, and traffic between them, to be read.",
      "Regional provider": "Fewer items and fixed prices, traffic often included; growth comes in larger steps.",
      "Own hardware": "Known for years once bought; machines are paid for before, and people whether busy or not.",
    },
    anchors: [
      "The bill is a surprise each month",
      "Foreseen to within half; surprises are found after weeks",
      "Foreseen to within a quarter; each team sees its part",
      "Foreseen to within a tenth; alarms within a day",
      "Fixed for years, or limited by machine",
    ],
    shifts: [
      more("workload", "changing", "What is paid by use follows every peak."),
      more("services", "many", "Many small items that nobody owns make a large one."),
    ],
  },
  {
    name: "Leaving again",
    shortName: "Leaving again",
    theme: "Independence",
    question: "With how much effort could workloads, data and people move elsewhere?",
    decidedBy: "How much is built on services that exist only there, and whether a move was tried",
    considerations: {
      "One hyperscaler":
        "Servers and clusters move; what uses services found only there is rebuilt, and data pays to leave.",
      "Several clouds": "Moving between them is part of the plan, if it is practised and not only possible.",
      "Regional provider": "Mostly open tools, so most moves with them; take care with the few services of its own.",
      "Own hardware": "Nothing holds one but the machines that are paid for, and a platform only you know.",
    },
    anchors: [
      "Moving would mean building most of it anew",
      "Moving takes more than two years",
      "Moving takes a year, with a plan that nobody has tried",
      "Moving takes two quarters; one workload has done it",
      "Any workload runs elsewhere within days, as rehearsed",
    ],
    shifts: [
      more("ownership", "long", "Prices, owners and laws will change in that time."),
      less("ownership", "short", "The contract will outlast the need to leave."),
    ],
  },
];
