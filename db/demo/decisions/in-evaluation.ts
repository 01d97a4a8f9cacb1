import type { DemoDecision } from "../shape";

/** Two drafts that are being voted on; what no vote can fill is written. */
export const decisionsInEvaluation: readonly DemoDecision[] = [
  {
    number: 13,
    title: "Django or Flask for the carrier gateway",
    status: "draft",
    lines: ["tracking"],
    author: "yusuf-demir",
    steward: "yusuf-demir",
    createdDaysAgo: 30,
    revisions: [
      {
        by: "yusuf-demir",
        daysAgo: 30,
        sections: {
          context: `Carriers reach us through a program from 2016 that accepts files, mails and calls, and turns all of them into one kind of message. Thirty-one carriers use it. It is restarted every night because it loses memory, and a new format takes about five weeks.

The gateway that replaces it receives, checks, answers and hands on. It has six tables, one of which grows by two million rows a day. Refused messages have to be looked at by somebody, at present about eighty a day.

ADR-6 put the intake of positions into small services and the model into a core. Does the gateway belong to the first kind, to the second, or to both?`,
          drivers: `- A new carrier format takes a week.
- A message that was accepted is never lost.
- Somebody who is no developer can see and repair a refused message.
- The three people of Tracking can keep it beside the platform.`,
          more: `Prototype with two formats: four days in Flask, six in Django. Both reached 3,000 messages a second on one machine, so performance will not decide.`,
        },
      },
    ],
    approvals: [],
    supersedes: [],
    comments: [
      {
        by: "priya-raman",
        daysAgo: 27.3,
        body: "I can build the same two formats in both frameworks before we vote. @[diego-fuentes] would you take one?",
      },
      { by: "diego-fuentes", daysAgo: 26.8, body: "I take Django. Same tests for both, written first." },
      {
        by: "kwame-mensah",
        daysAgo: 17.5,
        body: "Both prototypes are read. @[yusuf-demir] put me on the list of voters; I want to weigh security myself.",
      },
    ],
  },
  {
    number: 14,
    title: "Django or Flask for billing services",
    status: "draft",
    lines: ["billing"],
    author: "tomasz-wieczorek",
    steward: "tomasz-wieczorek",
    createdDaysAgo: 26,
    revisions: [
      {
        by: "tomasz-wieczorek",
        daysAgo: 26,
        sections: {
          context: `Meridian bills freight in eleven countries. Tariffs, surcharges and credit notes live in a rating engine from 2014 that two people still understand. Four services replace it over the next eighteen months: rating, invoicing, dunning and the export to the ledger.

ADR-4 says that every new service is written in Flask. It was made when a service had three tables. The billing model has about ninety, and three teams will share it.

Two experiences in the house point in opposite directions. The tracking platform has run a mix of both frameworks for a year and is content (ADR-6). Dispatch gave the same mix up (ADR-10).`,
          drivers: `- Every amount can be explained to a customer and to an auditor.
- Finance corrects credit notes without a developer.
- Surcharges change every quarter without a release of the ledger.
- Three teams can take over from each other.
- Cost over five years is looked at apart from the scores.`,
        },
      },
      {
        by: "tomasz-wieczorek",
        daysAgo: 24.6,
        sections: {
          more: `Inventory of the old schema: 91 tables, 14 of them empty. Prototype: two frameworks that share sessions through one signed cookie. Surcharge rules are data and stand outside any framework (ADR-11).

If the outcome is not Flask, it supersedes ADR-4 for Billing.`,
        },
      },
    ],
    approvals: [],
    supersedes: [],
    comments: [
      {
        by: "linnea-sjoberg",
        daysAgo: 12.2,
        about: { criterion: "Long-term maintainability", option: "Hybrid" },
        body: "Dispatch had two services, we plan four. Who owns the small ones when Priya moves in spring?",
      },
      {
        by: "ines-okafor",
        daysAgo: 11.9,
        about: { criterion: "Long-term maintainability", option: "Hybrid" },
        body: "Fair. I keep my 4 only if each service names an owner and a deputy. @[priya-raman] would that change your 2?",
      },
      {
        by: "priya-raman",
        daysAgo: 11.3,
        about: { criterion: "Long-term maintainability", option: "Hybrid" },
        body: "It would. Names in the record, not in a plan.",
      },
      {
        by: "linnea-sjoberg",
        daysAgo: 10.8,
        about: { criterion: "Security baseline", option: "Hybrid" },
        body: "@[tomasz-wieczorek] where does the key of the shared cookie live, and how often does it change?",
      },
      {
        by: "tomasz-wieczorek",
        daysAgo: 9.2,
        about: { criterion: "Security baseline", option: "Hybrid" },
        body: "In the vault since yesterday, changed weekly, and each side can be locked out alone. I withdraw my own 2.",
      },
      {
        by: "tomasz-wieczorek",
        daysAgo: 4.5,
        about: { criterion: "Deployment model", option: "Hybrid" },
        body: "Linnea and I see the same facts: on certified hosts it is two certificates, elsewhere two procedures. I suggest that we agree to differ.",
      },
      {
        by: "linnea-sjoberg",
        daysAgo: 3.2,
        about: { criterion: "Deployment model", option: "Hybrid" },
        body: "Agreed, with both reasons in the record.",
      },
      {
        by: "diego-fuentes",
        daysAgo: 1.4,
        about: { criterion: "Time to first delivery", option: "Flask" },
        body: "@[ines-okafor] the 5 and the 3 here mean different first releases: Priya thinks of one rating endpoint, Tomasz of four services with accounts. Which do we promise?",
      },
    ],
  },
];
