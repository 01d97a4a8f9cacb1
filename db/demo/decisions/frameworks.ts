import type { DemoDecision } from "../shape";

/** The first answer to the question of frameworks. It has been replaced on one line and is due for review on the others. */
export const frameworkDecisions: readonly DemoDecision[] = [
  {
    number: 4,
    title: "Flask for every new service",
    status: "accepted",
    lines: ["billing", "tracking", "customs"],
    author: "tomasz-wieczorek",
    steward: "tomasz-wieczorek",
    createdDaysAgo: 655,
    proposedDaysAgo: 645,
    decidedDaysAgo: 640.4,
    revisions: [
      {
        by: "tomasz-wieczorek",
        daysAgo: 655,
        sections: {
          context: `In the past year five new services were begun in Freight, in four frameworks. Two of them are abandoned. Each team needed about a month until it had logging, health checks, configuration and a way to deploy, and each solved them differently.

What we build at present is small: a service has two to five tables, one kind of caller, and a life of perhaps three years. The people who build them know Python well. Few have worked with a large framework, and nobody has asked for one.`,
          drivers: `- A new service answers its first request in its first week.
- Whoever is on call can read any service in an hour.
- Nothing is carried along that the service does not use.`,
          options: `**Each team chooses.** It is what we have. The month at the start is paid every time.

**Django.** Brings much that these services would not use. Its strengths begin where there is a large schema or staff who edit data, and we have neither here.

**Flask, with our own starting point.** A small core with the five things each service needs, assembled once and kept by one team.`,
          outcome: `Every new service in Billing, Tracking and Customs is written in Flask and begins from a shared starting point: logging, configuration, health checks, migrations and a container image.

A team may add what it likes on top. It may not replace the five parts of the starting point without telling its steward.

We choose this because our services are small and short-lived, and because the month at the start is what costs us most. Both may change. The decision says nothing about services that exist, and nothing about Dispatch, whose programs are bought.`,
          consequences: `- A first deployment takes days instead of a month.
- The starting point needs upkeep, about two days a month.
- Beyond the five parts services will differ, and we accept that.
- Staff who have to correct data go through a developer.`,
        },
      },
      {
        by: "tomasz-wieczorek",
        daysAgo: 648,
        sections: {
          consequences: `- A first deployment takes days instead of a month.
- The starting point needs upkeep, about two days a month.
- Beyond the five parts services will differ, and we accept that.
- Staff who have to correct data go through a developer. That is bearable while a service has a handful of tables.`,
          confirmation: `We look again on the review date, or as soon as one of these is true:

- a service grows past twenty tables
- three teams work in one service
- staff ask for a screen to correct data`,
        },
      },
    ],
    approvals: [
      { by: "ines-okafor", daysAgo: 643.8, verdict: "approved", lines: ["billing"] },
      { by: "linnea-sjoberg", daysAgo: 642.2, verdict: "approved", lines: ["customs"] },
      { by: "yusuf-demir", daysAgo: 640.4, verdict: "approved", lines: ["tracking"] },
    ],
    supersedes: [],
    reviewInDays: -13,
    comments: [
      {
        by: "linnea-sjoberg",
        daysAgo: 650.3,
        body: "@[tomasz-wieczorek] how will we notice that our services are no longer small? I want no rule that rests on somebody remembering.",
      },
      {
        by: "tomasz-wieczorek",
        daysAgo: 648.1,
        body: "With three conditions under Confirmation. Any of them brings this back to the table.",
      },
      {
        by: "ines-okafor",
        daysAgo: 12.6,
        body: "@[kwame-mensah] the review is overdue, and two of the three conditions hold in Billing. I would wait for ADR-14 before we touch the other lines.",
      },
    ],
  },
];
