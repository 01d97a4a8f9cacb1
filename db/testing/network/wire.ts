import { createServer, connect, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** A wire to a server that can be cut, silenced and slowed down. */
export interface Wire {
  readonly port: number;
  /** `silent` swallows everything in both directions and keeps connections open, as a network does that lost its way back. */
  readonly become: (state: "open" | "silent" | "slow") => void;
  /** Ends every connection at once, as a server that is killed does; new ones are taken. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

/** A slow wire lets packets through only so often, in milliseconds. */
const SLOW_MS = 300;

/** Lays a wire on loopback to another port of it. */
export async function layWire(to: number): Promise<Wire> {
  let state: Parameters<Wire["become"]>[0] = "open";
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];
  const gate = setInterval(() => {
    for (const deliver of held.splice(0)) deliver();
  }, SLOW_MS);
  const carry = (from: Socket, into: Socket) => {
    sockets.add(from);
    from.on("data", (packet) => {
      if (state === "silent") return;
      if (state === "slow") held.push(() => into.writable && into.write(packet));
      else into.write(packet);
    });
    from.on("error", () => into.destroy());
    from.on("close", () => {
      sockets.delete(from);
      into.destroy();
    });
  };
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: portOf(server.address()),
    become: (next) => (state = next),
    cut,
    close: () =>
      new Promise((resolve) => {
        clearInterval(gate);
        server.close(() => resolve());
        cut();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The wire has no port.");
  return address.port;
}
