import { createServer } from "node:http";
import { createServer as createSocketServer } from "node:net";
import { afterAll, describe, expect, it, vi } from "vitest";
import { NAMED_TARGETS, SPELLED_TARGETS, WRONG_WAYS } from "@/db/testing/identity/outbound-targets";
import { isPublicAddress } from "./addresses";

let came = 0;
const inside = createSocketServer((socket) => {
  came += 1;
  socket.destroy();
});
const allowed = createServer((request, answer) => {
  if (request.url === "/large") return answer.end("x".repeat(2 * 1024 * 1024));
  if (request.url === "/silent") return undefined;
  if (request.url === "/odd") return request.socket.end("HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\nno");
  if (request.url === "/reset") return request.socket.end("HTTP/1.1 205 Reset\r\nContent-Length: 2\r\n\r\nno");
  answer.writeHead(302, { location: `http://127.0.0.1:${portOf(inside)}/` }).end();
});
await new Promise<void>((resolve) => inside.listen(0, "::", resolve));
await new Promise<void>((resolve) => allowed.listen(0, "127.0.0.1", resolve));
const trusted = `127.0.0.1:${portOf(allowed)}`;

// The environment is read once, when the first module asks for it: after this.
vi.stubEnv("DATABASE_URL", "postgres://nobody@localhost/none");
vi.stubEnv("NEXTAUTH_SECRET", "0".repeat(32));
vi.stubEnv("OUTBOUND_ALLOW", trusted);
const { askOutside } = await import("./request");

afterAll(() => {
  inside.close();
  allowed.closeAllConnections();
  allowed.close();
});

function portOf(server: { readonly address: () => unknown }): string {
  const address = server.address();
  return typeof address === "object" && address !== null && "port" in address ? String(address.port) : "";
}

const REFUSED = { code: "PRECONDITION" };
const family = (address: string) => (address.includes(":") ? 6 : 4);

describe("asking an address that somebody typed", () => {
  it(`connects to none of ${SPELLED_TARGETS.length + WRONG_WAYS.length + NAMED_TARGETS.length} targets that are not on the open internet`, async () => {
    for (const target of [...SPELLED_TARGETS, ...WRONG_WAYS])
      await expect(askOutside(target.replace("PORT", portOf(inside))), target).rejects.toMatchObject(REFUSED);
    for (const { name, addresses } of NAMED_TARGETS) {
      const resolve = () => Promise.resolve(addresses.map((address) => ({ address, family: family(address) })));
      const asked = askOutside(`https://${name}:${portOf(inside)}/`, { resolve });
      await expect(asked, name).rejects.toMatchObject(REFUSED);
    }
    expect(SPELLED_TARGETS.length + WRONG_WAYS.length + NAMED_TARGETS.length).toBeGreaterThanOrEqual(80);
    expect(came).toBe(0);
  });

  it("resolves a name once, so that it cannot change its mind between the check and the connection", async () => {
    let asked = 0;
    const resolve = () => {
      asked += 1;
      const address = asked === 1 ? "fd00::1" : "127.0.0.1";
      return Promise.resolve([{ address, family: family(address) }]);
    };
    const url = `https://rebinding.evil.example:${portOf(inside)}/`;
    await expect(askOutside(url, { resolve })).rejects.toMatchObject(REFUSED);
    expect(asked).toBe(1);
    expect(came).toBe(0);
  });

  it("fails closed when the name server fails", async () => {
    const resolve = () => Promise.reject(new Error("SERVFAIL"));
    await expect(askOutside("https://accord.example/", { resolve })).rejects.toMatchObject(REFUSED);
  });

  it("follows no redirect, not even of a host that is allowed", async () => {
    const answer = await askOutside(`http://${trusted}/`);
    expect(answer.status).toBe(302);
    expect(came).toBe(0);
  });

  it("refuses an answer with a status that there is none of, instead of waiting for ever", async () => {
    await expect(askOutside(`http://${trusted}/odd`)).rejects.toMatchObject(REFUSED);
    expect((await askOutside(`http://${trusted}/reset`)).status).toBe(205);
  });

  it("reads no more than 1 MB", async () => {
    const asked = askOutside(`http://${trusted}/large`);
    await expect(asked).rejects.toMatchObject(REFUSED);
  });

  it("waits no longer than five seconds", async () => {
    const before = Date.now();
    await expect(askOutside(`http://${trusted}/silent`)).rejects.toBeDefined();
    expect(Date.now() - before).toBeLessThan(8000);
  });
});

describe("an address", () => {
  it("is public where it is: the guard does not refuse everything", () => {
    for (const address of ["93.184.215.14", "8.8.8.8", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"])
      expect(isPublicAddress(address), address).toBe(true);
  });
});
