import type { RoleMap } from "./input";

/** The role of somebody who comes for the first time: of the first group in the map that their claim holds, else the default. */
export function roleFor<R extends string>(
  claim: unknown,
  roleMap: RoleMap,
  defaultRole: R,
): R | RoleMap[number]["role"] {
  const held = new Set(Array.isArray(claim) ? claim.filter((value) => typeof value === "string") : [claim]);
  return roleMap.find(({ value }) => held.has(value))?.role ?? defaultRole;
}

/** The domain of an address that has been parsed already. */
export const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1);
