import { z } from "zod";

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:xn--[a-z0-9-]{1,59}|[a-z]{2,63})$/;

export const addDomainShape = z.object({
  domain: z
    .string()
    .max(253)
    .transform((text) => text.normalize("NFKC").trim().toLowerCase().replace(/^@/, ""))
    .refine((text) => DOMAIN.test(text), "Enter a domain such as example.org."),
});
export type AddDomain = z.output<typeof addDomainShape>;

export const domainShape = z.object({ domainId: z.uuid() });
export type DomainInput = z.output<typeof domainShape>;
