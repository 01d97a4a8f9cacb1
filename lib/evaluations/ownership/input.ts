import { z } from "zod";
import { EVALUATION_LIMITS } from "../rules";

/** A decimal that is not below 0, kept digit by digit as it was entered. */
const amount = z
  .string()
  .trim()
  .regex(/^(0|[1-9]\d{0,11})(\.\d{1,6})?$/, "Write a number from 0 on, such as 9 or 0.18, with a point.");

/** A yearly rate as a fraction; it may be below 0 and stays above −1. */
const rate = z
  .string()
  .trim()
  .regex(/^-?0(\.\d{1,6})?$/, "Write a fraction between −1 and 1, such as 0.05.");

const estimate = z
  .object({ low: amount, likely: amount, high: amount })
  .refine(({ low, likely, high }) => Number(low) <= Number(likely) && Number(likely) <= Number(high), {
    error: "Low, likely and high have to rise.",
  });

/** What owning the options takes: person-months, a yearly fraction, currency a year, and the terms for all of them. */
export const ownershipShape = z.object({
  /** What amounts are called: "€". */
  currency: z.string().trim().min(1, "Name the currency.").max(8),
  costPerPersonMonth: amount.refine((text) => Number(text) > 0, "A person-month costs more than 0."),
  years: z.int("Whole years, from 1 to 30.").min(1, "Whole years, from 1 to 30.").max(30, "Whole years, from 1 to 30."),
  rate,
  growth: rate,
  /** By option id; an option may be left out. */
  options: z
    .record(z.uuid(), z.object({ build: estimate, training: estimate, maintenance: estimate, hosting: estimate }))
    .refine((options) => Object.keys(options).length <= EVALUATION_LIMITS.options),
});
export type Ownership = z.output<typeof ownershipShape>;

export const setOwnershipShape = z.object({
  evaluationId: z.uuid(),
  /** Null takes all of it away. */
  ownership: ownershipShape.nullable(),
});
export type SetOwnership = z.output<typeof setOwnershipShape>;
