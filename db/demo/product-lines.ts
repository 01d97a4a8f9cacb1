import type { DemoProductLine } from "./shape";

/** The tree of product lines of Meridian Logistics, parents first. */
export const demoProductLines = [
  {
    key: "freight",
    name: "Freight",
    parent: null,
    description: "Moving goods by road, rail and sea in eleven countries.",
  },
  {
    key: "billing",
    name: "Billing",
    parent: "freight",
    description: "Rating, invoicing, dunning and the export to the ledger.",
  },
  {
    key: "tracking",
    name: "Tracking",
    parent: "freight",
    description: "Where a shipment is, and when it will arrive.",
  },
  {
    key: "dispatch",
    name: "Dispatch",
    parent: "freight",
    description: "Boards and planning for the people who send lorries out.",
  },
  {
    key: "customs",
    name: "Customs",
    parent: "freight",
    description: "Declarations, tariffs and the exchange with authorities.",
  },
  {
    key: "customer-portal",
    name: "Customer portal",
    parent: null,
    description: "Booking, documents and payment for shippers.",
  },
  {
    key: "data-platform",
    name: "Data platform",
    parent: null,
    description: "Everything that is stored twice so that others can ask questions of it.",
  },
  {
    key: "warehouse",
    name: "Warehouse",
    parent: "data-platform",
    description: "Reporting for finance, sales and operations.",
  },
  {
    key: "event-streams",
    name: "Event streams",
    parent: "data-platform",
    description: "Shipment and billing events between services.",
  },
  {
    key: "internal-tools",
    name: "Internal tools",
    parent: null,
    description: "What the staff use and customers never see.",
  },
] as const satisfies readonly DemoProductLine[];
