import { billingDecisions } from "./decisions/billing";
import { dataPlatformDecisions } from "./decisions/data-platform";
import { dispatchDecision } from "./decisions/dispatch";
import { frameworkDecisions } from "./decisions/frameworks";
import { foundationDecisions } from "./decisions/foundations";
import { decisionsInEvaluation } from "./decisions/in-evaluation";
import { internalToolsDecisions } from "./decisions/internal-tools";
import { portalDecision } from "./decisions/portal";
import { trackingDecision } from "./decisions/tracking";
import type { DemoDecision } from "./shape";

/** All decisions of the demo by number, which is the order in which they were created. */
export const demoDecisions: readonly DemoDecision[] = [
  ...foundationDecisions,
  ...internalToolsDecisions,
  ...frameworkDecisions,
  ...dataPlatformDecisions,
  trackingDecision,
  portalDecision,
  dispatchDecision,
  ...billingDecisions,
  ...decisionsInEvaluation,
].toSorted((a, b) => a.number - b.number);
