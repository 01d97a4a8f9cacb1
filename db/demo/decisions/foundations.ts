import type { DemoDecision } from "../shape";

/** What the organization agreed on before anything else: to keep its decisions, and where to keep its data. */
export const foundationDecisions: readonly DemoDecision[] = [
  {
    number: 1,
    title: "Record architecture decisions in Accord",
    status: "accepted",
    lines: ["freight", "customer-portal", "data-platform", "internal-tools"],
    author: "kwame-mensah",
    steward: "kwame-mensah",
    createdDaysAgo: 722,
    proposedDaysAgo: 719,
    decidedDaysAgo: 716.2,
    revisions: [
      {
        by: "kwame-mensah",
        daysAgo: 722,
        sections: {
          context: `Four product lines grew up in four offices. Each has its own way to decide what it builds on, and its own way to forget why. In the last year two teams evaluated the same message broker within five months of each other, and neither knew. A third team undid a choice whose reasons had left with the person who made it.

What we do have is scattered: a wiki that nobody prunes, slides from meetings, threads in chat that are deleted after ninety days. When a customer's auditor asked in spring why shipment data may leave the region, the answer took nine days and was partly guessed.

We need one place that a newcomer can read from the beginning, that a lead can be held to, and that costs little enough to be used for middling questions as well as for the great ones.`,
          drivers: `- A question that was answered once should be found before it is asked again.
- The people who bear a decision approve its text, not its summary.
- Reasons and dissent last longer than the people who held them.
- An outsider can check that nothing was rewritten afterwards.
- Writing a record takes less than an hour.`,
          options: `**Pages in the wiki.** Everybody knows how. Nobody is asked to approve, pages change silently, and search finds the draft as often as the decision.

**Markdown files beside the code.** Good for the authors of one code base. Most of our questions span several, and finance and operations do not read code bases.

**Accord.** One list for all product lines, with approval by their leads and a history that can be checked. One more tool to keep alive.`,
          outcome: `We record architecture decisions in Accord, from today on and for all product lines.

A question belongs here when undoing its answer would take more than a month, when it binds more than one team, or when somebody from outside may ask about it later. Everything smaller stays where the team keeps its notes. Decisions that are in force but were never written down are recorded when somebody next relies on them, not in one great effort.

Whoever proposes a decision looks after it until it is superseded. The leads of the product lines it touches approve it.`,
          consequences: `- Discussions get slower by about two days and are held once.
- Leads have a queue of approvals, and have to keep it short.
- Old choices without a record count as open questions. That will be uncomfortable for a year.
- The wiki keeps its pages and gets a banner that points here.`,
          confirmation: `Twice a year the leads pick five recent changes with a large bill and look for the decision behind each. Four of five should be found in a minute. If it is fewer than three, this way of working has failed and this record is the first to be reviewed.`,
          more: `The list of questions that were known to be open at the start hangs in the engineering handbook, under "Debts".`,
        },
      },
    ],
    approvals: [
      { by: "noor-haddad", daysAgo: 718.1, verdict: "approved", lines: ["internal-tools"] },
      { by: "mei-ling-chou", daysAgo: 717.6, verdict: "approved", lines: ["customer-portal"] },
      { by: "hiroshi-tanaka", daysAgo: 717.2, verdict: "approved", lines: ["data-platform"] },
      { by: "aoife-brennan", daysAgo: 716.2, verdict: "approved", lines: ["freight"] },
    ],
    supersedes: [],
    reviewInDays: 230,
    comments: [
      {
        by: "noor-haddad",
        daysAgo: 718.3,
        body: "Approved for Internal tools. I would like us to say aloud that a short record is a good record.",
      },
    ],
  },
  {
    number: 2,
    title: "PostgreSQL as the only relational store",
    status: "accepted",
    lines: ["freight", "customer-portal", "data-platform", "internal-tools"],
    author: "hiroshi-tanaka",
    steward: "hiroshi-tanaka",
    createdDaysAgo: 708,
    proposedDaysAgo: 700,
    decidedDaysAgo: 694.3,
    revisions: [
      {
        by: "hiroshi-tanaka",
        daysAgo: 708,
        sections: {
          context: `We run four relational databases from three vendors. The oldest came with the rating engine, one was chosen for a project that was cancelled, and one belongs to a vendor of customs software. Two people know how to restore the oldest, and one of them retires next year.

Backups are tested for one of the four. The bill for licences is larger than the bill for the machines. Every team that needs a report across product lines begins by copying tables from one dialect to another, and the copies are wrong about twice a month.

None of our loads is unusual. The largest table has 400 million rows, the busiest store takes 900 writes a second, and nothing needs to be written in two regions at once.`,
          drivers: `- Restoring any store is a procedure that four people have practised.
- One dialect for reports, migrations and job advertisements.
- Licences cost less than the people who know them.
- No store is exempt because of its age.`,
          options: `**Keep what each team has.** No migration, and no end to the costs above.

**PostgreSQL everywhere.** Known to most of us, offered by every host we might move to, strong in constraints and in documents. Migrating the rating engine's store takes a year.

**A managed database of one cloud provider.** Less to operate. It ties four product lines to one vendor's prices, and customs data may not leave our own region.`,
          outcome: `PostgreSQL is the only relational store for everything we write ourselves. New services start with it. Existing stores move when their service is next rebuilt, or within four years, whichever comes first.

A vendor's product may bring its own database as long as the contract lasts. We do not extend such a product with tables of ours.

Stores of another kind (caches, queues, search, column stores) are outside this decision and get their own.`,
          consequences: `- One runbook, one rota and one monthly restore drill for all stores.
- The rating engine's data moves together with its replacement, which therefore has to be planned first.
- Customs keeps its vendor's database until the contract ends.
- Two colleagues learn to operate what they have only queried so far. Training takes about ten days each.`,
          confirmation: `The restore drill picks one store at random each month and reports how long it took. The inventory of stores is generated from the running systems, and an unknown one opens a task for the lead of its line.`,
          more: `Figures on load and licences: inventory of stores, first edition. The cancelled project's post-mortem explains how the third vendor came in.`,
        },
      },
    ],
    approvals: [
      { by: "mei-ling-chou", daysAgo: 698.4, verdict: "approved", lines: ["customer-portal"] },
      { by: "noor-haddad", daysAgo: 697.9, verdict: "approved", lines: ["internal-tools"] },
      { by: "aoife-brennan", daysAgo: 696.1, verdict: "approved", lines: ["freight"] },
      { by: "kwame-mensah", daysAgo: 694.3, verdict: "approved", lines: ["data-platform"] },
    ],
    supersedes: [],
    reviewInDays: 400,
    comments: [
      {
        by: "aoife-brennan",
        daysAgo: 699.2,
        body: "@[hiroshi-tanaka] what happens to the vendor's database in Customs when the contract is extended once more?",
      },
      {
        by: "hiroshi-tanaka",
        daysAgo: 698.8,
        body: "It stays, and so does the exception. What we must not do is hang our own tables into it. The outcome says so now.",
      },
    ],
  },
];
