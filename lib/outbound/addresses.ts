import { BlockList, isIPv4, isIPv6 } from "node:net";

/** IPv4 that is nobody's on the open internet: own networks, this machine, link-local (metadata of clouds too), multicast, reserved. */
const NOT_PUBLIC_V4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Of IPv6 only 2000::/3 is public, without tunnels that carry an IPv4 address, and what is for examples and tests. */
const NOT_PUBLIC_V6: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const v4 = new BlockList();
for (const [address, prefix] of NOT_PUBLIC_V4) v4.addSubnet(address, prefix, "ipv4");
const v6 = new BlockList();
for (const [address, prefix] of NOT_PUBLIC_V6) v6.addSubnet(address, prefix, "ipv6");
const unicast = new BlockList();
unicast.addSubnet("2000::", 3, "ipv6");

/**
 * Is this an address on the open internet? Everything else is not: what is no address at all, and IPv6 forms of IPv4 addresses
 * (mapped, translated, tunnelled), which lie outside 2000::/3 or in a tunnel's range.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !v4.check(address, "ipv4");
  if (!isIPv6(address) || address.includes("%")) return false;
  return unicast.check(address, "ipv6") && !v6.check(address, "ipv6");
}
