/** What Mozilla's Observatory thinks of one part of an answer, by its public rules of 2024. */
interface Judgement {
  readonly what: string;
  readonly points: number;
}

type Headers = Readonly<Record<string, string | undefined>>;

const HALF_A_YEAR_S = 15_768_000;
const PRIVATE = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
const BONUS_FROM = 90;

/** The score of an answer as it would be over https, with the cookies that it sets: 100, less what is missing, and, from 90, more for what is better than asked. */
export function observatoryScore(headers: Headers, cookies: readonly string[] = []): number {
  const judged = judge(headers, cookies);
  const sum = (of: (points: number) => boolean) =>
    judged.filter(({ points }) => of(points)).reduce((total, { points }) => total + points, 0);
  const least = 100 + sum((points) => points < 0);
  return Math.max(0, least < BONUS_FROM ? least : least + sum((points) => points > 0));
}

/** Each rule with the points it takes or gives. */
export function judge(headers: Headers, cookies: readonly string[] = []): readonly Judgement[] {
  const policy = directivesOf(headers["content-security-policy"]);
  return [
    { what: "content security policy", points: policyPoints(policy) },
    { what: "cookies", points: Math.min(...cookies.map(cookiePoints), cookies.length === 0 ? 0 : 5) },
    { what: "cross-origin reading", points: headers["access-control-allow-origin"] === "*" ? -50 : 0 },
    { what: "referrer", points: referrerPoints(headers["referrer-policy"]) },
    { what: "transport", points: transportPoints(headers["strict-transport-security"]) },
    { what: "sniffing", points: headers["x-content-type-options"] === "nosniff" ? 0 : -5 },
    { what: "frames", points: framePoints(policy, headers["x-frame-options"]) },
    { what: "resource policy", points: resourcePoints(headers["cross-origin-resource-policy"]) },
  ];
}

type Policy = ReadonlyMap<string, readonly string[]>;

function directivesOf(policy = ""): Policy {
  const parts = policy.split(";").map((part) => part.trim().split(/\s+/));
  return new Map(parts.flatMap(([name = "", ...values]) => (name === "" ? [] : [[name.toLowerCase(), values]])));
}

function policyPoints(policy: Policy): number {
  const fallback = policy.get("default-src");
  const scripts = policy.get("script-src") ?? fallback;
  const styles = policy.get("style-src") ?? fallback;
  if (scripts === undefined || styles === undefined || (policy.get("object-src") ?? fallback) === undefined) return -25;
  const isStrict = scripts.some((value) => /^'(?:nonce-|sha(?:256|384|512)-|strict-dynamic')/.test(value));
  const isOpen = (values: readonly string[]) => values.some((value) => /^(?:https?:|data:|\*)$/.test(value));
  if ((scripts.includes("'unsafe-inline'") || isOpen(scripts)) && !isStrict) return -20;
  if (scripts.includes("'unsafe-eval'")) return -10;
  if (styles.includes("'unsafe-inline'") || isOpen(styles)) return 0;
  return fallback?.join() === "'none'" ? 10 : 5;
}

function cookiePoints(cookie: string): number {
  const flags = cookie
    .split(";")
    .slice(1)
    .map((flag) => flag.trim().toLowerCase());
  const isSession = /^[^=]*(?:sess|csrf)/i.test(cookie);
  if (!flags.includes("secure")) return isSession ? -40 : -20;
  if (!flags.includes("httponly")) return isSession && !/^[^=]*csrf/i.test(cookie) ? -30 : 0;
  return flags.some((flag) => /^samesite=(?:lax|strict)$/.test(flag)) ? 5 : 0;
}

function referrerPoints(policy: string | undefined): number {
  if (policy === undefined) return 0;
  const last = policy.split(",").at(-1)?.trim().toLowerCase() ?? "";
  return PRIVATE.includes(last) ? 5 : -5;
}

function transportPoints(header: string | undefined): number {
  const seconds = Number(/max-age=(\d+)/.exec(header ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(seconds)) return -20;
  return seconds < HALF_A_YEAR_S ? -10 : 0;
}

function framePoints(policy: Policy, header: string | undefined): number {
  if (policy.has("frame-ancestors") && !policy.get("frame-ancestors")?.includes("*")) return 5;
  return /^(?:deny|sameorigin)$/i.test(header ?? "") ? 0 : -20;
}

const resourcePoints = (header: string | undefined) => (/^same-(?:origin|site)$/.test(header ?? "") ? 10 : 0);
