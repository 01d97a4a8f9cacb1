import type { DemoRound } from "../shape";

/** All 42 cells. */
export const billingRoundOne: DemoRound = {
  openedDaysAgo: 19,
  revealedDaysAgo: 13,
  ballots: [
    {
      by: "ines-okafor",
      daysAgo: 15.1,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [4, 4, 4],
        "Data modelling and migrations": [5, 2, 4],
        "API development": [4, 4, 4],
        "Admin and internal tooling": [5, 2, 4],
        "Structure and consistency": [5, 2, 4],
        "Learning curve and onboarding": [3, 4, 2],
        "Flexibility and composability": [2, 5, 5],
        "Ecosystem coherence": [4, 3, 4],
        "Deployment model": [4, 4, 5],
        Performance: [3, 3, 4],
        Scalability: [3, 4, 5],
        "Security baseline": [5, 3, 4],
        "Governance and compliance": [4, 2, 4],
        "Long-term maintainability": [4, 3, 4],
      },
      reasons: {
        "Data modelling and migrations": {
          Django:
            "Ninety tables that belong together. Migrations generated from the models are what kept the quoting rewrite on schedule.",
        },
        "Admin and internal tooling": {
          Django:
            "Finance corrects about forty credit notes a week. With the admin they do it themselves from the first release.",
        },
        "Structure and consistency": {
          Django: "Three teams will work here. I want to review a change in dunning without a tour of the code first.",
        },
        "Flexibility and composability": {
          Flask: "Every part of it can be exchanged. For surcharges that matters more to me than I expected.",
          Hybrid: "Surcharge rules can live in their own service and leave the core alone.",
        },
        "Deployment model": { Hybrid: "Rating can ship daily while invoicing keeps to the month-end freeze." },
        Scalability: { Hybrid: "Month end loads rating and hardly anything else. It could grow on its own." },
        "Security baseline": {
          Django: "The defaults caught two of the three findings in last year's audit before anybody wrote a line.",
        },
        "Governance and compliance": {
          Flask: "Auditors would ask each service in turn how it logs access. We had that two years ago.",
        },
      },
    },
    {
      by: "tomasz-wieczorek",
      daysAgo: 13.6,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [4, 3, 3],
        "Data modelling and migrations": [5, 3, 5],
        "API development": [4, 3, 4],
        "Admin and internal tooling": [5, 2, 5],
        "Structure and consistency": [4, 3, 4],
        "Learning curve and onboarding": [3, 4, 3],
        "Flexibility and composability": [3, 4, 4],
        "Ecosystem coherence": [5, 2, 4],
        "Deployment model": [3, 4, 1],
        Performance: [3, 3, 3],
        Scalability: [4, 3, 4],
        "Security baseline": [4, 2, 2],
        "Governance and compliance": [4, 3, 4],
        "Long-term maintainability": [4, 2, 5],
      },
      reasons: {
        "Time to first delivery": {
          Flask: "Four services need accounts, roles and an audit trail before the first user sees anything.",
        },
        "Data modelling and migrations": {
          Django:
            "One history of migrations for all four services is the only thing that will keep the ledger export honest.",
          Hybrid: "The large schema stays in one place, and the small services need two or three tables each.",
        },
        "API development": {
          Flask: "It starts fast. By the twentieth endpoint we had written our own conventions twice.",
        },
        "Admin and internal tooling": {
          Django: "We measured it in the prototype: eleven staff screens in two days.",
          Hybrid: "All data that staff correct is in the core, and so is its admin.",
        },
        "Ecosystem coherence": {
          Django: "The parts come from one release. I have not bisected an upgrade since we moved the tracking core.",
        },
        "Deployment model": {
          Flask: "It is what the pipeline was built for.",
          Hybrid: "Two base images, two release procedures, two rotas. Nobody on the billing rota has run both.",
        },
        Scalability: {
          Flask: "Stateless, but every service brings a database pool, and pools are what we run out of.",
        },
        "Security baseline": {
          Flask: "We patch eleven extensions in the two services we have, by hand.",
          Hybrid: "Sessions are shared through one signed cookie. A leaked key opens both sides.",
        },
        "Long-term maintainability": {
          Hybrid: "Tracking has run this mix for a year with three people and one upgrade calendar.",
        },
      },
    },
    {
      by: "priya-raman",
      daysAgo: 17.2,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [3, 5, 4],
        "Data modelling and migrations": [4, 3, 5],
        "API development": [3, 5, 5],
        "Admin and internal tooling": [4, 3, 4],
        "Structure and consistency": [4, 3, 4],
        "Learning curve and onboarding": [2, 5, 3],
        "Flexibility and composability": [2, 5, 5],
        "Ecosystem coherence": [4, 3, 4],
        "Deployment model": [2, 5, 5],
        Performance: [3, 4, 4],
        Scalability: [2, 5, 5],
        "Security baseline": [4, 3, 4],
        "Governance and compliance": [3, 4, 4],
        "Long-term maintainability": [4, 3, 2],
      },
      reasons: {
        "Time to first delivery": { Flask: "My first rating endpoint answered after one afternoon, with tests." },
        "API development": {
          Flask:
            "We describe the schema once and get validation and documents. No second framework on top of the first.",
          Hybrid: "Lean endpoints where partners call, the full set where staff work.",
        },
        "Learning curve and onboarding": { Flask: "Both people we hired this year shipped in their first week." },
        "Flexibility and composability": {
          Flask: "Tracking changed its PDF engine in four days, and nothing outside one module noticed.",
          Hybrid: "Rules that change fourteen times a year belong outside a framework that changes twice.",
        },
        "Deployment model": {
          Django: "One release for four services means that the slowest test decides when dunning ships.",
          Flask: "Small images start in two seconds. The balancer replaces one while the rest keep answering.",
          Hybrid: "Each side deploys alone. A bad surcharge rule never takes invoicing down.",
        },
        Scalability: {
          Django: "All four grow because one of them has to.",
          Flask: "Rating has forty times the load of dunning. Only separate services can follow that.",
          Hybrid: "The busy part grows, the ledger does not have to.",
        },
        "Governance and compliance": {
          Flask: "Nothing stops four services from sharing a checklist. The freedom is optional.",
        },
        "Long-term maintainability": {
          Hybrid: "In two years the outer services may have no owner. I have seen that once and do not want it again.",
        },
      },
    },
    {
      by: "linnea-sjoberg",
      daysAgo: 16.4,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [5, 3, 4],
        "Data modelling and migrations": [5, 2, 4],
        "API development": [4, 4, 4],
        "Admin and internal tooling": [5, 1, 4],
        "Structure and consistency": [5, 2, 3],
        "Learning curve and onboarding": [4, 3, 2],
        "Flexibility and composability": [3, 4, 4],
        "Ecosystem coherence": [4, 2, 3],
        "Deployment model": [4, 1, 2],
        Performance: [3, 3, 3],
        Scalability: [4, 3, 3],
        "Security baseline": [5, 2, 2],
        "Governance and compliance": [5, 1, 2],
        "Long-term maintainability": [5, 2, 1],
      },
      reasons: {
        "Time to first delivery": { Django: "Accounts, roles and the audit trail are there on Monday morning." },
        "Data modelling and migrations": {
          Django: "A tariff table with a wrong foreign key costs us a fine, not a bug report.",
        },
        "Admin and internal tooling": {
          Django: "Staff tools with permissions and a trail, on the first day.",
          Flask: "There is nothing for staff until we build it, and we never find the time.",
        },
        "Structure and consistency": {
          Django: "Customs auditors read our code. They found their way here without us.",
        },
        "Deployment model": {
          Flask: "Customs may only run on the certified hosts, and they allow no balancer rules of our own.",
          Hybrid: "We would have to certify two stacks. The last certificate took seven months.",
        },
        Scalability: { Hybrid: "Two stacks to tune at month end, with one person on call." },
        "Security baseline": {
          Django: "One list of advisories, one patch day a month, one signature.",
          Hybrid: "A shared cookie across two frameworks is the first thing a tester will open.",
        },
        "Governance and compliance": {
          Django: "One practice, and I can show it with one report.",
          Flask: "Every service would be its own audit.",
          Hybrid: "Half of the rules would hold in half of the services, and somebody would have to keep the map.",
        },
        "Long-term maintainability": {
          Django: "Support windows are published for years ahead. I can put them into the budget.",
          Hybrid: "Two frameworks mean two upgrade paths, and two people who must never leave.",
        },
      },
    },
    {
      by: "diego-fuentes",
      daysAgo: 14.8,
      isSubmitted: true,
      scores: {
        "Time to first delivery": [4, 4, 4],
        "Data modelling and migrations": [5, 2, 4],
        "API development": [3, 3, 4],
        "Admin and internal tooling": [5, 2, 4],
        "Structure and consistency": [5, 3, 4],
        "Learning curve and onboarding": [3, 4, 3],
        "Flexibility and composability": [3, 5, 4],
        "Ecosystem coherence": [4, 3, 4],
        "Deployment model": [3, 4, 4],
        Performance: [3, 3, 4],
        Scalability: [4, 4, 4],
        "Security baseline": [5, 2, 4],
        "Governance and compliance": [3, 2, 4],
        "Long-term maintainability": [4, 2, 4],
      },
      reasons: {
        "Data modelling and migrations": {
          Django: "I rebuilt the old schema on a branch: 91 tables, three days, and the constraints came along.",
        },
        "Admin and internal tooling": {
          Django: "My team has answered finance by hand for three years. I want that to end.",
        },
        "Structure and consistency": { Django: "Four services, one layout. I could be on call for all of them." },
        "Flexibility and composability": { Flask: "Choose anything, replace anything. We did it with the mailer." },
        "Security baseline": {
          Django: "It is safe before we have thought about it, and that is when most of our holes were made.",
        },
        "Governance and compliance": { Flask: "Four teams will choose four ways to log. They already have." },
      },
    },
  ],
};
