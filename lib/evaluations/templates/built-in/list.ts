import { templateContentShape, type BuiltInDraft, type TemplateContent } from "../input";
import { buildOrBuy } from "./build-or-buy/template";
import { cloudProvider } from "./cloud-provider/template";
import { database } from "./database/template";
import { djangoOrFlask } from "./django-or-flask/template";
import { frontEndFramework } from "./front-end-framework/template";
import { messageBroker } from "./message-broker/template";

/** A template that ships with Accord. */
export interface BuiltInTemplate {
  readonly key: string;
  readonly version: number;
  readonly content: TemplateContent;
}

/** What ships is held to what may be imported. */
const builtIn = ({ key, version, ...draft }: BuiltInDraft): BuiltInTemplate => ({
  key,
  version,
  content: templateContentShape.parse(draft),
});

/** The templates that ship with Accord, in the order in which they are offered. */
export const BUILT_IN_TEMPLATES: readonly BuiltInTemplate[] = [
  djangoOrFlask,
  frontEndFramework,
  database,
  messageBroker,
  cloudProvider,
  buildOrBuy,
].map(builtIn);
