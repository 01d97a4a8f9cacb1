import { connect, createServer, type Socket } from "node:net";

/** How long a database was at work, and how often it was asked. */
export interface DatabaseWork {
  /** Milliseconds, summed over connections. */
  readonly ms: number;
  readonly roundTrips: number;
}

/** A door in front of a database. */
export interface DatabaseDoor {
  /** The database's address through the door. */
  readonly url: string;
  /** What went through since the door opened. */
  readonly work: () => DatabaseWork;
  readonly close: () => void;
}

/** Opens a door on loopback that passes everything on and watches for how long each question waits for its whole answer. */
export async function openDatabaseDoor(databaseUrl: string): Promise<DatabaseDoor> {
  const database = new URL(databaseUrl);
  let [ms, roundTrips] = [0, 0];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const behind = connect(Number(database.port), database.hostname);
    let asked: number | null = null;
    client.on("data", (chunk: Buffer) => {
      asked ??= performance.now();
      behind.write(chunk);
    });
    behind.on("data", (chunk: Buffer) => {
      if (asked !== null && endsWithReady(chunk)) {
        ms += performance.now() - asked;
        roundTrips += 1;
        asked = null;
      }
      client.write(chunk);
    });
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      sockets.add(one);
      one.on("close", () => sockets.delete(one) && other.destroy());
      // Whoever goes first ends both.
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = String(typeof address === "object" && address !== null ? address.port : 0);
  return {
    url: url.href,
    work: () => ({ ms, roundTrips }),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** PostgreSQL ends every answer with ReadyForQuery: a Z, its length of five, and the state of the transaction. */
function endsWithReady(chunk: Buffer): boolean {
  return chunk.length >= 6 && chunk.readUInt8(chunk.length - 6) === 0x5a && chunk.readUInt32BE(chunk.length - 5) === 5;
}
