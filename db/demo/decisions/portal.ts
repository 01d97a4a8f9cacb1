import type { DemoDecision } from "../shape";

/** Well argued and rejected: nobody would have owned the result. */
export const portalDecision: DemoDecision = {
  number: 7,
  title: "GraphQL gateway for the portal",
  status: "rejected",
  lines: ["customer-portal"],
  author: "diego-fuentes",
  steward: "diego-fuentes",
  createdDaysAgo: 380,
  proposedDaysAgo: 371,
  decidedDaysAgo: 364.6,
  revisions: [
    {
      by: "diego-fuentes",
      daysAgo: 380,
      sections: {
        context: `The start page of the portal asks six services for its data and makes nineteen requests to do so. On a telephone with a weak signal it takes eight seconds until a shipper sees anything. Half of what is transferred is thrown away in the browser.

Each service has an interface that was made for other services. The portal's four developers spend about a third of their time joining answers that were never meant to be joined.`,
        drivers: `- The start page is useful within two seconds on a weak signal.
- Portal developers do not wait for six other teams.
- Nobody has to look after a second copy of the rules on who may see what.`,
        options: `**Leave it and cache more.** Gains about two seconds, and errors of a new kind.

**A gateway with GraphQL.** One request, exactly the fields that are shown. Needs one schema across six services.

**A backend for the portal.** Six or seven endpoints made for its pages. Less general, owned by the people who need it.`,
        outcome: `A gateway with GraphQL stands between the portal and the services. The portal asks only the gateway. Each service contributes its part of the schema.

A backend made for the portal would reach the same speed on the start page. We prefer the gateway because the next pages would come without new endpoints, and because partners have asked for the same data. The trial ran for three weeks with two of the six services.`,
        consequences: `- One request for the start page, measured at 1.6 seconds in the trial.
- Six teams maintain a part of one schema.
- Access rules are checked in the gateway and in the services.`,
        confirmation: `The time until the start page is useful is measured from real telephones, by week.`,
      },
    },
  ],
  approvals: [
    {
      by: "mei-ling-chou",
      daysAgo: 364.6,
      verdict: "rejected",
      lines: ["customer-portal"],
      reason:
        "The measurement convinces me, the ownership does not. Six teams would each maintain a part of the schema and nobody the whole, and I asked all six. A backend that my own team looks after reaches the same two seconds. I would like to see that proposed.",
    },
  ],
  supersedes: [],
  comments: [
    {
      by: "mei-ling-chou",
      daysAgo: 369.2,
      body: "@[diego-fuentes] who answers when a field is wrong and three services had a hand in it?",
    },
    { by: "diego-fuentes", daysAgo: 368.4, body: "Whoever contributed it. I see that this is three answers." },
    {
      by: "samuel-adeyemi",
      daysAgo: 362.1,
      body: "Whatever it becomes: customers name the eight seconds in every second call.",
    },
  ],
};
