// Loads one address from 8 connections, in a process of its own so that the load does not wait for the bench. Reads what
// to send as JSON from the standard input and prints what came back.
import { text } from "node:stream/consumers";

// Named by its file: it is there only where a bench has been run.
const { default: autocannon } = await import(new URL("../node_modules/autocannon/autocannon.js", import.meta.url).href);
const { url, seconds, clients } = JSON.parse(await text(process.stdin));
let next = 0;
const result = await autocannon({
  url,
  duration: seconds,
  connections: clients.length,
  setupClient: (client) => client.setRequests([clients[next++ % clients.length]]),
});
process.stdout.write(
  JSON.stringify({
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    good: result["2xx"],
    bad: result.non2xx + result.errors,
    statuses: result.statusCodeStats,
  }),
);
