import { createSocket } from "node:dgram";

/** A name server that knows text records only, as many as it was told. */
export interface NameServer {
  readonly port: number;
  readonly say: (name: string, text: string) => void;
  readonly stop: () => void;
}

const HEADER = 12;
const TEXT = 16;

/** Starts one on a free port of this machine. Source: RFC 1035, section 4. */
export async function startNameServer(): Promise<NameServer> {
  const known = new Map<string, string>();
  const socket = createSocket("udp4");
  socket.on("message", (asked, { port, address }) => socket.send(answerTo(asked, known), port, address));
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    port: socket.address().port,
    say: (name, text) => known.set(name.toLowerCase(), text),
    stop: () => socket.close(),
  };
}

function answerTo(asked: Buffer, known: ReadonlyMap<string, string>): Buffer {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = asked[at] ?? 0; length > 0; length = asked[at] ?? 0) {
    labels.push(asked.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  const question = asked.subarray(HEADER, at + 5);
  const text = known.get(labels.join(".").toLowerCase());
  const header = Buffer.alloc(HEADER);
  asked.copy(header, 0, 0, 2);
  // An answer by whoever may give one; without a record there is no such name.
  header.writeUInt16BE(text === undefined ? 0x8583 : 0x8580, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(text === undefined ? 0 : 1, 6);
  if (text === undefined) return Buffer.concat([header, question]);
  const record = Buffer.alloc(HEADER + 1);
  record.writeUInt16BE(0xc000 + HEADER, 0);
  record.writeUInt16BE(TEXT, 2);
  record.writeUInt16BE(1, 4);
  record.writeUInt16BE(text.length + 1, 10);
  record.writeUInt8(text.length, 12);
  return Buffer.concat([header, question, record, Buffer.from(text, "latin1")]);
}
