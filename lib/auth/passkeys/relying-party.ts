import { env } from "@/lib/env";

/** Whose keys these are, as browsers see it: the host and origin that people type. A key made for one address is of no use on another. */
export function relyingParty(): { readonly id: string; readonly origin: string; readonly name: string } {
  const { hostname, origin } = new URL(env.APP_URL);
  return { id: hostname, origin, name: "Accord" };
}
