import type { DemoLink, DemoPassage, DemoSuggestion, DemoTags, DemoTrigger } from "../shape";

/** How decisions hang together. ADR-10 and ADR-4 answer one question differently, each with its reasons. */
export const demoLinks: readonly DemoLink[] = [
  { decision: 8, kind: "depends_on", target: 2, by: "hiroshi-tanaka", daysAgo: 308 },
  { decision: 11, kind: "depends_on", target: 2, by: "ines-okafor", daysAgo: 89 },
  { decision: 10, kind: "conflicts_with", target: 4, by: "yusuf-demir", daysAgo: 57 },
  { decision: 15, kind: "amends", target: 11, isPartial: true, by: "ines-okafor", daysAgo: 3.9 },
  { decision: 12, kind: "relates_to", target: 15, by: "diego-fuentes", daysAgo: 1.7 },
];

export const demoTags: readonly DemoTags[] = [
  { decision: 2, tags: ["data"], by: "hiroshi-tanaka", daysAgo: 319 },
  { decision: 8, tags: ["data"], by: "hiroshi-tanaka", daysAgo: 307 },
  { decision: 10, tags: ["frameworks", "python"], by: "yusuf-demir", daysAgo: 132.8 },
  { decision: 6, tags: ["frameworks", "python"], by: "yusuf-demir", daysAgo: 117 },
  { decision: 11, tags: ["data", "invoices"], by: "ines-okafor", daysAgo: 88 },
  { decision: 4, tags: ["frameworks", "python"], by: "tomasz-wieczorek", daysAgo: 9.9 },
  { decision: 15, tags: ["invoices"], by: "ines-okafor", daysAgo: 3.8 },
  { decision: 12, tags: ["payments"], by: "diego-fuentes", daysAgo: 1.8 },
];

/** ADR-4 and ADR-1 are due for review because of one of these. */
export const demoTriggers: readonly DemoTrigger[] = [
  {
    decision: 1,
    by: "kwame-mensah",
    daysAgo: 600,
    words: "When a product line outside of engineering wants to record its decisions here",
    happened: {
      by: "noor-haddad",
      daysAgo: 3,
      note: "Finance asks to record how it chose its signing service. Its leads would approve, and none of them has read this record.",
    },
  },
  {
    decision: 4,
    by: "tomasz-wieczorek",
    daysAgo: 9.7,
    words: "When a service grows past twenty tables",
    happened: {
      by: "ines-okafor",
      daysAgo: 9.5,
      note: "The new rating service has thirty-one, and invoicing follows.",
    },
  },
  { decision: 4, by: "tomasz-wieczorek", daysAgo: 9.6, words: "When three teams work in one service" },
];

export const demoPassages: readonly DemoPassage[] = [
  {
    decision: 12,
    section: "outcome",
    words: "stores key, request and answer for 90 days",
    by: "ines-okafor",
    daysAgo: 2.2,
    body: "@[diego-fuentes] the request holds the shipper's name and card number. For 90 days I can approve the key and the answer, not the card.",
    answers: [
      {
        by: "diego-fuentes",
        daysAgo: 2,
        body: "The card number never reaches us, only the provider's token. I would say “a hash of the request” and keep the rest.",
      },
      { by: "ines-okafor", daysAgo: 1.9, body: "With a hash I approve." },
    ],
  },
];

export const demoSuggestions: readonly DemoSuggestion[] = [
  {
    decision: 12,
    section: "consequences",
    words: "Receivers keep about two million rows for 30 days.",
    replacement: "Receivers keep about six million rows for 90 days.",
    reason: "The outcome says 90 days since revision 2; this line was left behind.",
    by: "priya-raman",
    daysAgo: 2.1,
  },
];
