import type { DemoRound } from "../shape";

/** The thirteen cells that were contested in round one, and what changed minds. */
export const billingRoundTwo: DemoRound = {
  openedDaysAgo: 8,
  revealedDaysAgo: 5,
  ballots: [
    {
      by: "ines-okafor",
      daysAgo: 6.2,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [null, 4, null],
        "API development": [null, 4, null],
        "Deployment model": [4, 4, 5],
        Scalability: [3, 4, 5],
        "Security baseline": [null, null, 4],
        "Governance and compliance": [4, 2, 4],
        "Long-term maintainability": [null, null, 4],
      },
      reasons: {
        "Long-term maintainability": { Hybrid: "I keep my 4, provided each service names an owner and a deputy." },
      },
    },
    {
      by: "tomasz-wieczorek",
      daysAgo: 5.9,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [null, 3, null],
        "API development": [null, 3, null],
        "Deployment model": [3, 4, 2],
        Scalability: [4, 3, 4],
        "Security baseline": [null, null, 4],
        "Governance and compliance": [4, 3, 4],
        "Long-term maintainability": [null, null, 5],
      },
      reasons: {
        "Deployment model": {
          Hybrid:
            "Staging was rehearsed since: one day of work instead of the two weeks I feared. Still two procedures.",
        },
        "Security baseline": { Hybrid: "The key now lives in the vault and rotates weekly. That was my objection." },
        "Long-term maintainability": {
          Hybrid: "Three people, one calendar. The figures are in the review of the tracking platform.",
        },
      },
    },
    {
      by: "priya-raman",
      daysAgo: 7.1,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [null, 5, null],
        "API development": [null, 5, null],
        "Deployment model": [2, 5, 5],
        Scalability: [2, 5, 5],
        "Security baseline": [null, null, 4],
        "Governance and compliance": [3, 4, 4],
        "Long-term maintainability": [null, null, 4],
      },
      reasons: {
        "Deployment model": { Hybrid: "Still the best shape for a part that changes this often." },
        "Long-term maintainability": {
          Hybrid: "A named owner for every Flask service answers my worry about orphans.",
        },
      },
    },
    {
      by: "linnea-sjoberg",
      daysAgo: 6.6,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [null, 3, null],
        "API development": [null, 4, null],
        "Deployment model": [4, 2, 2],
        Scalability: [4, 3, 3],
        "Security baseline": [null, null, 4],
        "Governance and compliance": [5, 1, 2],
        "Long-term maintainability": [null, null, 1],
      },
      reasons: {
        "Deployment model": {
          Flask:
            "The platform team will run the balancer on certified hosts from spring. It is a promise, so one point.",
        },
        "Security baseline": { Hybrid: "A rotating key and a separate audit log answer the finding I had in mind." },
        "Governance and compliance": { Flask: "Unchanged: every service is its own audit." },
        "Long-term maintainability": {
          Hybrid: "Dispatch folded its two services back into one. That happened here, with our people.",
        },
      },
    },
    {
      by: "diego-fuentes",
      daysAgo: 6.9,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [null, 4, null],
        "API development": [null, 3, null],
        "Deployment model": [3, 4, 4],
        Scalability: [4, 4, 4],
        "Security baseline": [null, null, 4],
        "Governance and compliance": [3, 2, 4],
        "Long-term maintainability": [null, null, 4],
      },
      reasons: { "Governance and compliance": { Flask: "Unchanged. A checklist that nobody must follow is a wish." } },
    },
  ],
};
