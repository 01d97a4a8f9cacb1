import type { DemoDecision } from "../shape";

/** Decided by vote, and later ended on one of its two lines. */
export const trackingDecision: DemoDecision = {
  number: 6,
  title: "Django or Flask for the tracking platform",
  status: "accepted",
  lines: ["tracking", "dispatch"],
  author: "yusuf-demir",
  steward: "yusuf-demir",
  createdDaysAgo: 452,
  proposedDaysAgo: 421,
  decidedDaysAgo: 414.3,
  revisions: [
    {
      by: "yusuf-demir",
      daysAgo: 452,
      sections: {
        context: `The tracking platform replaces three programs: one that receives positions from carriers, one that works out arrival times, and one in which operators correct what is wrong. Dispatch will use the same shipment model for its boards.

The two halves of the problem are unlike. Positions arrive four hundred times a second in nine formats, and a format changes about every ten weeks. Shipments, legs and stops form a model of thirty tables that sixty operators work with all day.

ADR-4 says Flask. One of its conditions for a review is met: staff ask for a screen to correct data. Five people will build this and three will keep it.`,
        drivers: `- Positions are never lost, whatever operators do at the same time.
- Operators correct a shipment themselves, from the first release on.
- A new carrier format is a matter of days.
- Three people can keep it running for five years.`,
      },
    },
    {
      by: "yusuf-demir",
      daysAgo: 423,
      sections: {
        options: `| option | points of 100 |
|---|---|
| Hybrid: Django for shipments, Flask for the intake of positions | 72.5 |
| Flask for both, with screens of our own | 64.6 |
| Django for both, with tasks for the intake | 62.1 |

Five participants scored fourteen criteria in one blind round. Flask led in flexibility, learning curve and deployment, Django in staff tools, structure and governance.`,
        outcome: `We choose Hybrid. The shipment model, its screens and its accounts are one Django project. Each group of carrier formats is a small Flask service without a store of its own, which hands positions to the core through one documented interface.

The result is clear: no change of a single weight by less than nineteen points of 100 gives another winner. It leads because the load and the odd formats lie on one side of a border, and the data and the people on the other.`,
        consequences: `- Intake and core are released apart. A broken format stops one adapter.
- Two frameworks are kept up to date, on one calendar that Tomasz looks after.
- For Tracking and Dispatch, services that ADR-4 would have written in Flask may now be part of the core.
- Dispatch starts with two services of its own and the shared core.`,
        confirmation: `A load test at ten times the present feed runs every month. We look again when a carrier group needs a store of its own, or when fewer than three people can release both halves.`,
      },
    },
    {
      by: "yusuf-demir",
      daysAgo: 417,
      sections: {
        consequences: `- Intake and core are released apart. A broken format stops one adapter.
- Two frameworks are kept up to date, on one calendar that Tomasz looks after.
- For Tracking, services that ADR-4 would have written in Flask may now be part of the core. ADR-4 is superseded there.
- Dispatch starts with two services of its own and the shared core. If its two people become one, it is the first place to look.`,
        more: `**Dissent.** Aoife Brennan scored the long-term maintainability of Hybrid at 1, more than two points below the mean of the others: somebody leaves, and then nobody dares to touch the part that was theirs. The group agreed to differ.`,
      },
    },
  ],
  approvals: [
    {
      by: "aoife-brennan",
      daysAgo: 418.6,
      verdict: "changes_requested",
      lines: ["tracking", "dispatch"],
      reason:
        "I can live with the outcome. I cannot sign a text in which my objection does not appear and Dispatch is staffed as if it were Tracking.",
    },
    { by: "aoife-brennan", daysAgo: 414.3, verdict: "approved", lines: ["tracking", "dispatch"] },
  ],
  supersedes: [{ decision: 4, lines: ["tracking"] }],
  reviewInDays: 55,
  comments: [
    {
      by: "aoife-brennan",
      daysAgo: 429.4,
      about: { criterion: "Long-term maintainability", option: "Hybrid" },
      body: "@[yusuf-demir] three people in Tracking I believe. Two in Dispatch, with both frameworks, I do not.",
    },
    {
      by: "tomasz-wieczorek",
      daysAgo: 428.9,
      about: { criterion: "Long-term maintainability", option: "Hybrid" },
      body: "I will keep one calendar of upgrades for both halves and both lines, and I will say so when I cannot any longer.",
    },
    {
      by: "diego-fuentes",
      daysAgo: 428.2,
      about: { criterion: "Long-term maintainability", option: "Hybrid" },
      body: "A calendar helps with upgrades. It does not answer who gets up at night.",
    },
    {
      by: "samuel-adeyemi",
      daysAgo: 405.5,
      body: "For customers the promise is that corrections show within a minute. Good to see operators named here.",
    },
    {
      by: "yusuf-demir",
      daysAgo: 132.4,
      body: "@[aoife-brennan] your dissent was right for Dispatch. ADR-10 takes it from here; Tracking stays as it is.",
    },
  ],
};
