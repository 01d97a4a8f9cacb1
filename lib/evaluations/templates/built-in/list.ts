import type { BuiltInTemplate } from "../rules";
import { buildOrBuy } from "./build-or-buy/template";
import { cloudProvider } from "./cloud-provider/template";
import { database } from "./database/template";
import { djangoOrFlask } from "./django-or-flask/template";
import { frontEndFramework } from "./front-end-framework/template";
import { messageBroker } from "./message-broker/template";

/** The templates that ship with Accord, in the order in which they are offered. */
export const BUILT_IN_TEMPLATES: readonly BuiltInTemplate[] = [
  djangoOrFlask,
  frontEndFramework,
  database,
  messageBroker,
  cloudProvider,
  buildOrBuy,
];
