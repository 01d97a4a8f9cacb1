import { SECTION_GUIDES } from "@/lib/adr/sections";
import { renderMarkdown } from "@/lib/adr/text/markdown";
import { DECISION_STATUSES, type DecisionStatus, type SectionKind } from "@/db/enums";
import { html, textHtml, type Html } from "./html/rules";

/** What every page of a site says of itself. */
export interface SiteFrame {
  readonly organization: string;
  /** Who exported it: it shows what they may see. */
  readonly by: string;
  /** yyyy-mm-dd. */
  readonly day: string;
  /** `sha256-…` of the site's script, the only one that may run. */
  readonly scriptHash: string;
  readonly script: string;
}

/** A product line as a site names it. Without a slug it has no page: its reader may not open it. */
export interface SiteLine {
  readonly name: string;
  readonly slug: string | null;
}

/** A row of a list of decisions. */
export interface SiteRow {
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly lines: readonly string[];
  readonly steward: string;
  /** yyyy-mm-dd, or null. */
  readonly decidedOn: string | null;
}

/** One piece of a sentence of the history; a decision's carries the number that its link needs. */
interface SitePart {
  readonly text: string;
  readonly isStrong: boolean;
  readonly number: number | null;
}

/** One decision as its page tells it. */
export interface SiteDecision extends Omit<SiteRow, "lines"> {
  readonly lines: readonly SiteLine[];
  readonly tags: readonly string[];
  /** Null for one that was made here. */
  readonly imported: SiteSource | null;
  readonly sections: readonly { readonly kind: SectionKind; readonly body: string }[];
  /** Files by the names that the texts give them, from the page. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly links: readonly { readonly kind: string; readonly number: number; readonly title: string }[];
  readonly verdicts: readonly {
    readonly who: string;
    readonly what: string;
    readonly on: string;
    readonly reason: string;
  }[];
  readonly result: SiteResult | null;
  /** Newest first. */
  readonly events: readonly { readonly at: string; readonly parts: readonly SitePart[]; readonly words: string }[];
  /** Events before those. */
  readonly earlier: number;
}

/** Where an imported decision came from, in the words of the app. */
export interface SiteSource {
  readonly fact: string;
  readonly rest: string;
  readonly from: string;
  readonly path: string;
  /** As its file words it, or null. */
  readonly status: string | null;
  readonly decidedBy: readonly string[];
  readonly by: string;
  readonly on: string;
}

/** How a closed evaluation ended. */
export interface SiteResult {
  readonly closedOn: string;
  readonly reason: string;
  readonly hash: string;
  readonly options: readonly {
    readonly name: string;
    readonly rank: number | null;
    /** Points of 100, for a matrix; null for a vote. */
    readonly points: number | null;
    readonly isChosen: boolean;
  }[];
}

const decisionFile = (number: number) => `adr-${number}.html`;

/** A whole page: `up` leads from it to the first page's folder. */
function page(frame: SiteFrame, title: string, up: string, main: Html, hasScript = false): string {
  const scripts = hasScript ? `'${frame.scriptHash}'` : "'none'";
  const policy = `script-src ${scripts}; object-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'`;
  const { markup } = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${policy}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} · ${frame.organization}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="${up}site.css" />
    </head>
    <body>
      <header>
        <a href="${up}index.html">${frame.organization}</a
        ><span>Decisions, as ${frame.by} could read them on ${frame.day}</span>
      </header>
      <main>${main}</main>
      <footer>Written by Accord. This is a copy: what was decided since does not stand here.</footer>
      ${hasScript ? { markup: `<script>${frame.script}</script>` } : null}
    </body>
  </html> `;
  return `<!doctype html>\n${markup}`;
}

const stateOf = (status: DecisionStatus) => html`<span class="state ${status}">${status}</span>`;

function table(rows: readonly SiteRow[], folder: string): Html {
  return html`<div class="scroll" role="group" aria-label="Decisions" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Decision</th>
          <th scope="col">State</th>
          <th scope="col">Product lines</th>
          <th scope="col">Steward</th>
          <th scope="col">Decided</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ number, title, status, lines, steward, decidedOn }) =>
            html`<tr data-state="${status}">
              <td class="mono">ADR-${number}</td>
              <td><a href="${folder}${decisionFile(number)}">${title}</a></td>
              <td>${stateOf(status)}</td>
              <td>${lines.join(", ")}</td>
              <td>${steward}</td>
              <td>${decidedOn}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The first page: every decision, with a filter, and the product lines. */
export function indexPage(frame: SiteFrame, rows: readonly SiteRow[], lines: readonly SiteLine[]): string {
  const states = DECISION_STATUSES.filter((status) => rows.some((row) => row.status === status));
  const main = html`<h1>Decisions</h1>
    <p class="lead" id="count" role="status">${rows.length} decisions</p>
    <div class="filter" hidden>
      <label>Find<input id="words" type="search" autocomplete="off" /></label
      ><label
        >State<select id="state">
          <option value="">Every state</option>
          ${states.map((status) => html`<option>${status}</option>`)}
        </select></label
      >
    </div>
    ${table(rows, "decisions/")}
    ${
      lines.length === 0
        ? null
        : html`<h2>Product lines</h2>
            <ul class="plain">
              ${lines.map((line) => html`<li>${lineLink(line, "lines/")}</li>`)}
            </ul>`
    }`;
  return page(frame, "Decisions", "", main, true);
}

const lineLink = ({ name, slug }: SiteLine, folder: string) =>
  slug === null ? html`${name}` : html`<a href="${folder}${slug}.html">${name}</a>`;

/** A product line's page: the decisions made for it and for what lies below. */
export function linePage(frame: SiteFrame, { name }: SiteLine, rows: readonly SiteRow[]): string {
  const main = html`<h1>${name}</h1>
    <p class="lead">${rows.length} ${rows.length === 1 ? "decision" : "decisions"} on this product line and below it</p>
    ${rows.length === 0 ? html`<p>Nothing was decided here.</p>` : table(rows, "../decisions/")}`;
  return page(frame, name, "../", main);
}

/** A decision's page. `known` are the numbers that have a page. */
export function decisionPage(frame: SiteFrame, decision: SiteDecision, known: ReadonlySet<number>): string {
  const { number, title, status, steward, decidedOn, lines, tags, sections, pictures, links, verdicts } = decision;
  const link = (to: number, words: string) =>
    known.has(to) ? html`<a href="${decisionFile(to)}">${words}</a>` : html`${words}`;
  const facts: readonly (readonly [string, Html | string])[] = [
    ["State", stateOf(status)],
    ["Product lines", html`${lines.map((line, at) => html`${at > 0 ? ", " : ""}${lineLink(line, "../lines/")}`)}`],
    ["Steward", steward],
    ...(decidedOn === null ? [] : [["Decided", decidedOn] as const]),
    ...(tags.length === 0 ? [] : [["Tags", tags.join(", ")] as const]),
    ...(decision.imported === null ? [] : importedFacts(decision.imported)),
  ];
  const main = html`<p class="mono">ADR-${number}</p>
    <h1>${title}</h1>
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${decision.imported === null ? null : html`<p><b>${decision.imported.fact}.</b> ${decision.imported.rest}</p>`}
    ${sections
      .filter(({ body }) => body.trim() !== "")
      .map(
        ({ kind, body }) =>
          html`<section>
            <h2>${SECTION_GUIDES[kind].heading}</h2>
            <div class="text">
              ${textHtml(renderMarkdown(body, 3, { pictures: new Set(pictures.keys()) }), { pictures })}
            </div>
          </section>`,
      )}
    ${decision.result === null ? null : resultPart(decision.result)}
    ${
      links.length === 0
        ? null
        : html`<h2>Linked decisions</h2>
            <ul>
              ${links.map((one) => html`<li>${one.kind} ${link(one.number, `ADR-${one.number}: ${one.title}`)}</li>`)}
            </ul>`
    }
    ${
      verdicts.length === 0
        ? null
        : html`<h2>Approvals</h2>
            <ol class="events">
              ${verdicts.map(({ who, what, on, reason }) => html`<li><b>${who}</b> ${what} <time datetime="${on}">${on}</time>${reason === "" ? null : html`<q>${reason}</q>`}</li>`)}
            </ol>`
    }
    <h2>History</h2>
    <ol class="events">
      ${decision.events.map(({ at, parts, words }) => html`<li>${parts.map((part) => (part.number !== null ? link(part.number, part.text) : part.isStrong ? html`<b>${part.text}</b>` : part.text))} <time datetime="${at}">${at.slice(0, 10)}</time>${words === "" ? null : html`<q>${words}</q>`}</li>`)}
    </ol>
    ${decision.earlier > 0 ? html`<p>${decision.earlier} earlier events stand in Accord.</p>` : null}`;
  return page(frame, `ADR-${number} ${title}`, "../", main);
}

function importedFacts({ from, path, status, decidedBy, by, on }: SiteSource): readonly (readonly [string, string])[] {
  return [
    ["Imported", `${on} by ${by}, from ${from}: ${path}`],
    ...(status === null ? [] : [["Status in its file", status] as const]),
    ...(decidedBy.length === 0 ? [] : [["Decided by", decidedBy.join(", ")] as const]),
  ];
}

function resultPart({ closedOn, reason, hash, options }: SiteResult): Html {
  const hasPoints = options.some(({ points }) => points !== null);
  return html`<h2>Result of the evaluation</h2>
    <div class="scroll" role="group" aria-label="Result" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Option</th>
            ${hasPoints ? html`<th scope="col">Points</th>` : null}
            <th scope="col">Chosen</th>
          </tr>
        </thead>
        <tbody>
          ${options.map(
            ({ rank, name, points, isChosen }) =>
              html`<tr>
                <td>${rank ?? "–"}</td>
                <td>${name}</td>
                ${hasPoints ? html`<td>${points === null ? "" : points.toFixed(1)}</td>` : null}
                <td>${isChosen ? "Chosen" : ""}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p>Closed on ${closedOn}.${reason === "" ? "" : ` ${reason}`}</p>
    <p class="mono">Result ${hash.slice(0, 16)}…</p>`;
}
