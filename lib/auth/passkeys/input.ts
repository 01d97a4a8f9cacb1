import { z } from "zod";
import { lineShape } from "../../text/input";
import { passwordAgainShape } from "../input";

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]*$/);

/** What every answer of a key carries. The browser's own extras are dropped: nothing here rests on them. */
const answerShape = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional().catch(undefined),
  clientExtensionResults: z.unknown().transform(() => ({})),
};

/** A new key, as `startRegistration` of the browser hands it over. */
export const registrationShape = z.object({
  ...answerShape,
  response: z.object({
    clientDataJSON: base64url(8000),
    attestationObject: base64url(40_000),
    transports: z.array(z.string().max(40)).max(10).optional().catch(undefined),
  }),
});
export type Registration = z.output<typeof registrationShape>;

/** A signature by a key, as `startAuthentication` of the browser hands it over. */
export const assertionShape = z.object({
  ...answerShape,
  response: z.object({
    clientDataJSON: base64url(8000),
    authenticatorData: base64url(8000),
    signature: base64url(8000),
    userHandle: base64url(200).optional(),
  }),
});
export type Assertion = z.output<typeof assertionShape>;

const passkeyNameShape = lineShape(60, "Name it after where it lies, such as “Work laptop”.");

export const beginPasskeyShape = z.object({ password: passwordAgainShape });
export type BeginPasskey = z.output<typeof beginPasskeyShape>;

export const addPasskeyShape = z.object({ name: passkeyNameShape, registration: registrationShape });
export type AddPasskey = z.output<typeof addPasskeyShape>;

export const renamePasskeyShape = z.object({ passkeyId: z.uuid(), name: passkeyNameShape });
export type RenamePasskey = z.output<typeof renamePasskeyShape>;

export const removePasskeyShape = z.object({ passkeyId: z.uuid(), password: passwordAgainShape });
export type RemovePasskey = z.output<typeof removePasskeyShape>;

/** Where nothing but the person's wish to begin is needed. */
export const askForPasskeyShape = z.object({});

export const provePasskeyShape = z.object({ assertion: assertionShape });
export type ProvePasskey = z.output<typeof provePasskeyShape>;
