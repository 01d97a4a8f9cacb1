import { z } from "zod";

export const secondFactorPolicyShape = z.object({ isRequired: z.boolean() });
export type SecondFactorPolicy = z.output<typeof secondFactorPolicyShape>;
