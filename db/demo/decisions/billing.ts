import type { DemoDecision } from "../shape";

/** One decision in force, and two that wait for approval. */
export const billingDecisions: readonly DemoDecision[] = [
  {
    number: 11,
    title: "Tariff rules as versioned data",
    status: "accepted",
    lines: ["billing", "customs"],
    author: "ines-okafor",
    steward: "ines-okafor",
    createdDaysAgo: 118,
    proposedDaysAgo: 110,
    decidedDaysAgo: 104.5,
    revisions: [
      {
        by: "ines-okafor",
        daysAgo: 118,
        sections: {
          context: `Surcharges, discounts and duties change in eleven countries, together about fourteen times a year. Today each change is code: a developer reads a letter from finance, edits a condition, and releases. Between letter and invoice lie nine working days, and one change in six has to be corrected later.

When a customer disputes an invoice from last year, nobody can say which rules were in force on that day without reading the history of the code. The yearly update of duties in Customs has the same shape and the same problem.`,
          drivers: `- A rule that was announced today can be in force tomorrow.
- An invoice names the rules it was made by, for ten years.
- Finance writes rules and tries them out; it does not release software.
- A wrong rule is found before a customer finds it.`,
          options: `**Code, released faster.** Keeps everything in one language. Finance still depends on a developer.

**A rules engine.** Powerful, and a language of its own that two people would learn.

**Rules as rows with dates.** Conditions from a fixed vocabulary, each version with its first and last day. Covers 61 of the 64 rules we have.`,
          outcome: `Tariff rules are data. A rule is a row with conditions from a fixed vocabulary, an amount, and the days between which it holds. Rows are never changed; a new version ends the old one. An invoice stores the versions it used.

Finance edits rules in a staging set, runs them against the invoices of last month, and has them released by a second person. The three rules that do not fit stay in code and are listed by name.`,
          consequences: `- A change takes a day, most of it for the second pair of eyes.
- Disputes are answered by a query.
- The vocabulary will need a new word about twice a year, and each word is a release.
- Whatever framework the services use, the rules stand outside it.`,
          confirmation: `The monthly run against last month's invoices is kept with the set it tested. Corrections fall from one in six to one in twenty within a year. More than five rules in code bring this back.`,
          more: `The list of the 64 rules, with the three that do not fit, is attached to the plan for the rating service.`,
        },
      },
    ],
    approvals: [
      { by: "linnea-sjoberg", daysAgo: 107.3, verdict: "approved", lines: ["customs"] },
      { by: "aoife-brennan", daysAgo: 104.5, verdict: "approved", lines: ["billing"] },
    ],
    supersedes: [],
    reviewInDays: 250,
    comments: [
      {
        by: "beatriz-carvalho",
        daysAgo: 109.1,
        body: "@[ines-okafor] from finance: the trial run against last month is what we have wanted for years. Could it show the ten largest differences first?",
      },
      { by: "ines-okafor", daysAgo: 108.4, body: "It can. I have added it to the plan of the staging set." },
    ],
  },
  {
    number: 12,
    title: "Idempotency keys on every payment call",
    status: "proposed",
    lines: ["billing", "customer-portal"],
    author: "diego-fuentes",
    steward: "diego-fuentes",
    createdDaysAgo: 40,
    proposedDaysAgo: 34,
    revisions: [
      {
        by: "diego-fuentes",
        daysAgo: 40,
        sections: {
          context: `A payment call that times out is repeated, by our own client, by the portal, and by people who press the button again. In the last half year 31 payments were taken twice. Each was found by the customer and refunded by hand, at about forty minutes each.

The provider accepts a key with every call and answers a repeated key with the first result. We send a key in one of five places, and there it is made anew for each attempt, which defeats its purpose.`,
          drivers: `- No payment is taken twice, whoever repeats the call.
- A repeated call gets the same answer as the first.
- It holds for calls between our own services too.`,
          options: `**Check for a recent equal payment.** Needs no key. Refuses the shipper who means to pay the same amount twice.

**A key per attempt, in the client.** What one place does now. Does not help against repetition.

**A key per intention.** Made when a person or a job decides to pay, stored with the order, sent with every attempt.`,
          outcome: `Every call that moves money carries a key that was made when the payment was intended, and stored before the first attempt. The receiver stores key, request and answer for 30 days and repeats the answer.`,
          consequences: `- Five callers and two receivers change.
- Receivers keep about two million rows for 30 days.
- A key that returns with another request is refused and logged as an error of the caller.`,
        },
      },
      {
        by: "diego-fuentes",
        daysAgo: 29,
        sections: {
          outcome: `Every call that moves money carries a key that was made when the payment was intended, and stored before the first attempt. The receiver stores key, request and answer for 90 days and repeats the answer.

In the portal the intention begins when the payment page is opened, so that a reload or a second tab is the same intention. A shipper who wants to pay twice opens the page twice.`,
          confirmation: `The build calls each payment endpoint twice with one key and compares the answers. Payments taken twice are counted by month; the aim is none from the first full month on.`,
        },
      },
    ],
    approvals: [
      {
        by: "mei-ling-chou",
        daysAgo: 31.4,
        verdict: "changes_requested",
        lines: ["customer-portal"],
        reason:
          "Say when an intention begins in the portal. Shippers reload, and they open two tabs. Thirty days are also too short: disputes reach us after two months.",
      },
      { by: "mei-ling-chou", daysAgo: 27.2, verdict: "approved", lines: ["customer-portal"] },
    ],
    supersedes: [],
    reviewInDays: 330,
    comments: [
      {
        by: "diego-fuentes",
        daysAgo: 29.1,
        body: "@[mei-ling-chou] both are in revision 2: the page is the intention, and 90 days.",
      },
      {
        by: "diego-fuentes",
        daysAgo: 2.3,
        body: "@[ines-okafor] @[kwame-mensah] Billing is the last approval this waits for. The provider's new client ships with keys in two weeks.",
      },
    ],
  },
  {
    number: 15,
    title: "Keep invoice documents for ten years",
    status: "proposed",
    lines: ["billing"],
    author: "ines-okafor",
    steward: "ines-okafor",
    createdDaysAgo: 12,
    proposedDaysAgo: 6,
    revisions: [
      {
        by: "ines-okafor",
        daysAgo: 12,
        sections: {
          context: `Invoices are stored as documents for seven years and are then deleted. Two of the eleven countries ask for ten, and one auditor has asked us to show how we would comply. We cannot: the documents of one country are not kept apart from those of another.

The documents of a year take about 90 gigabytes. Storage is not the question. What is kept longer is also found longer, and a customer may ask us to delete what no law makes us keep.`,
          drivers: `- The longest duty to keep is met in every country.
- Nothing personal is kept longer than a law demands.
- An auditor gets a document within an hour.`,
          options: `**Ten years for all.** One rule. Keeps documents of nine countries three years longer than needed.

**By country.** Exact. Needs the country on every document, including those of customers that have moved.

**Ten years for all, with personal fields blackened after seven.** One store, and a second version of each document.`,
          outcome: `All invoice documents are kept for ten years. After the seventh, documents of countries that do not ask for more are replaced by a version without personal fields. The original's hash stays with it, so that a copy a customer holds can be confirmed.

Keeping by country alone would be more exact. It fails for customers that have moved, which is one in nine, and a mistake there cannot be undone.`,
          consequences: `- One rule for storage and one job a year for the replacement.
- Every document needs its country. For those before 2019 it is taken from the customer's address of that year.
- The bill for storage rises by about €400 a year.`,
          confirmation: `Once a year an auditor's request is rehearsed with ten documents drawn by lot, two from each end of the period.`,
        },
      },
    ],
    approvals: [],
    supersedes: [],
    reviewInDays: 700,
    comments: [
      {
        by: "beatriz-carvalho",
        daysAgo: 5.1,
        body: "Finance agrees with ten years. Which department runs the yearly replacement?",
      },
      {
        by: "ines-okafor",
        daysAgo: 4.4,
        body: "@[beatriz-carvalho] Billing does, with a report to you. @[aoife-brennan] I wrote this one, so it needs you.",
      },
    ],
  },
];
