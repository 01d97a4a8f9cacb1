import { billingEvaluation } from "./evaluations/billing";
import { carrierGatewayEvaluation } from "./evaluations/carrier-gateway";
import { trackingEvaluation } from "./evaluations/tracking";
import type { DemoEvaluation } from "./shape";

/** Three evaluations of "Django or Flask?": one closed, one in its first blind round, one in discussion. */
export const demoEvaluations: readonly DemoEvaluation[] = [
  trackingEvaluation,
  carrierGatewayEvaluation,
  billingEvaluation,
];
