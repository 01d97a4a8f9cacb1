import { expect, it } from "vitest";
import { networkOf } from "./network";

it("is the address itself for IPv4, however it is written", () => {
  for (const address of ["192.0.2.7", "::ffff:192.0.2.7", "::FFFF:c000:207", "0:0:0:0:0:ffff:192.0.2.7"])
    expect(networkOf(address)).toBe("192.0.2.7");
});

it("is the same for every address of one customer's IPv6 network, and another for the next", () => {
  const one = ["2001:db8:1:2::", "2001:db8:1:2::1", "2001:DB8:1:2:ffff:ffff:ffff:ffff", "2001:0db8:0001:0002:a:b:c:d"];
  for (const address of one) expect(networkOf(address)).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8:1:3::1")).toBe("2001:db8:1:3::/64");
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
});

it("leaves alone what is no address", () => {
  for (const text of ["", "unknown", "evil", "1.2.3", "::ffff:1.2.3.400", "2001:db8::1]:80/"])
    expect(networkOf(text)).toBe(text);
});
