import { z } from "zod";
import { emailShape, passwordAgainShape } from "../input";

/** Another address for one's own account; the present one, to have it confirmed. */
export const requestAddressShape = z.object({ email: emailShape, password: passwordAgainShape });
export type RequestAddress = z.output<typeof requestAddressShape>;

export const dropAddressShape = z.object({});

export const addressTokenShape = z.object({ token: z.string().max(200) });
export type AddressToken = z.output<typeof addressTokenShape>;
