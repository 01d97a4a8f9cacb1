const BLOCK = 64;

/** The first 32 bits of the fractional parts of a root of each of the first `count` primes (FIPS 180-4, 4.2.2 and 5.3.3). */
function fractionsOfRoots(root: (prime: number) => number, count: number): Uint32Array {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return Uint32Array.from(primes, (prime) => (root(prime) % 1) * 2 ** 32);
}

const ROUND_CONSTANTS = Int32Array.from(fractionsOfRoots(Math.cbrt, 64));
const INITIAL = Int32Array.from(fractionsOfRoots(Math.sqrt, 8));

/**
 * SHA-256 of a text in UTF-8 (FIPS 180-4), lower-case hex. Written out because the platform's own is asynchronous in a browser and
 * belongs to Node on a server, while a result is computed in both, in one breath.
 */
export function sha256(text: string): string {
  return Array.from(stateOf(new TextEncoder().encode(text)), (word) => (word >>> 0).toString(16).padStart(8, "0")).join(
    "",
  );
}

/** SHA-256 of bytes, 32 of them. */
export function sha256OfBytes(message: Uint8Array): Uint8Array {
  const hash = new Uint8Array(32);
  const view = new DataView(hash.buffer);
  for (const [index, word] of stateOf(message).entries()) view.setInt32(4 * index, word);
  return hash;
}

function stateOf(message: Uint8Array): Int32Array {
  const bytes = padded(message);
  const view = new DataView(bytes.buffer);
  const state = INITIAL.slice();
  const schedule = new Int32Array(64);
  for (let offset = 0; offset < bytes.length; offset += BLOCK) {
    for (let t = 0; t < 16; t += 1) schedule[t] = view.getInt32(offset + 4 * t);
    compress(state, schedule);
  }
  return state;
}

/** A one, as few zeros as fill the block, and the length in bits. */
function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BLOCK * Math.ceil((message.length + 9) / BLOCK));
  bytes.set(message);
  bytes[message.length] = 0x80;
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, 8n * BigInt(message.length));
  return bytes;
}

/** One block into the state (FIPS 180-4, 6.2.2); the first 16 words of the schedule are the block. */
function compress(state: Int32Array, schedule: Int32Array): void {
  for (let t = 16; t < 64; t += 1) {
    const early = schedule[t - 15] ?? 0;
    const late = schedule[t - 2] ?? 0;
    const small = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const large = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    schedule[t] = ((schedule[t - 16] ?? 0) + small + (schedule[t - 7] ?? 0) + large) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const choice = (e & f) ^ (~e & g);
    const first =
      (h +
        (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) +
        choice +
        (ROUND_CONSTANTS[t] ?? 0) +
        (schedule[t] ?? 0)) |
      0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = ((state[index] ?? 0) + value) | 0;
}

function rotated(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}
