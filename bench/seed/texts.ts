/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Random = () => number;

export const pick = <T>(random: Random, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

/** Low places are drawn far more often than high ones, as words and lines are used. */
export const pickSkewed = <T>(random: Random, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() ** 3 * from.length)] ?? from[0];

const split = (text: string): readonly [string, ...string[]] => {
  const [first = "", ...rest] = text.trim().split(/\s+/);
  return [first, ...rest];
};

const TECHNOLOGIES =
  split(`PostgreSQL Kafka Django Flask React Kubernetes Redis Terraform Go Rust GraphQL gRPC RabbitMQ Elasticsearch
  Keycloak Vault Prometheus Grafana OpenTelemetry Next.js Vue Spring Quarkus Kotlin Swift Flutter Snowflake Airflow dbt Spark Flink MongoDB
  DynamoDB S3 CloudFront Nginx Envoy Istio Helm ArgoCD Jenkins Bazel Nix Debian Alpine SQLite ClickHouse TimescaleDB Temporal Camunda`);
const SUBJECTS =
  split(`billing orders customs freight invoices payments identity search reporting notifications documents scheduling
  pricing inventory tracking returns accounts catalogue analytics onboarding telemetry archive partners shipments contracts`);
const COMMON =
  split(`the a of to and we in for is that it on with as this be are by an or from not have will can when each which one has
  its more than service services data team teams system systems time cost change changes release deployment database queue event events
  message messages interface client clients server request requests latency throughput storage index schema migration version support
  maintain operate monitor failure failures recovery backup security access token encryption audit compliance region tenant customer
  customers budget licence vendor community documentation experience training existing current future simple complex reliable portable
  stateless asynchronous synchronous consistent eventual transactional distributed central shared separate independent measured tested`);
const QUESTIONS = [
  "Which store for",
  "How do we deploy",
  "Who owns",
  "Where to run",
  "How to test",
  "When to retire",
] as const;

export const TAGS =
  split(`security cost performance api frontend backend data platform cloud testing release privacy mobile legacy
  integration observability compliance storage messaging identity`);

export function titleOf(random: Random, number: number): string {
  const technology = pickSkewed(random, TECHNOLOGIES);
  const subject = pickSkewed(random, SUBJECTS);
  const kind = random();
  if (kind < 0.5) return `Use ${technology} for ${subject} ${pick(random, COMMON)}`;
  if (kind < 0.8) return `${pick(random, QUESTIONS)} ${subject}: ${technology} or ${pick(random, TECHNOLOGIES)}?`;
  return `Replace ${pick(random, TECHNOLOGIES)} by ${technology} in ${subject} part ${number % 97}`;
}

/** Sentences of about twelve words. */
export function proseOf(random: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => {
    const words = Array.from({ length: 8 + Math.floor(random() * 9) }, () =>
      random() < 0.08
        ? pickSkewed(random, TECHNOLOGIES)
        : random() < 0.12
          ? pick(random, SUBJECTS)
          : pickSkewed(random, COMMON),
    );
    const [first = "", ...rest] = words;
    return `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(" ")}.`;
  }).join(" ");
}
