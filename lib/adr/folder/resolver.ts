import type { AdrDocument, ReadLink } from "../document";
import { stemOf } from "../read/identity";
import { joined } from "./paths";

/** Where a link leads: a record of the folder, another file of it, an address elsewhere, or nowhere. */
export type Reach = "record" | "file" | "outside" | "dangling";

/** Finds the records that links mean: by path, by path with another ending, by identifier, by number. */
export class Resolver {
  private readonly byPath = new Map<string, string>();
  private readonly byStem = new Map<string, string | null>();
  private readonly byName = new Map<string, string | null>();
  private readonly files: ReadonlySet<string>;

  constructor(records: readonly AdrDocument[], files: readonly string[]) {
    this.files = new Set(files.map((path) => path.toLowerCase()));
    for (const { path, number, aliases } of records) {
      this.byPath.set(path.toLowerCase(), path);
      add(this.byStem, stemOf(path), path);
      for (const alias of aliases) add(this.byName, alias, path);
      if (number !== null) add(this.byName, `adr-${number}`, path);
    }
  }

  resolve(from: string, { target, label }: ReadLink): { readonly reach: Reach; readonly to: string | null } {
    const isAddress = /^[a-z][a-z+.-]*:\/\//i.test(target);
    const found = isAddress ? null : this.byTarget(from, target);
    // An address with a record’s whole name is that record’s; its number alone may be another repository’s.
    const named = isAddress ? this.byName.get(lastPart(target).toLowerCase()) : this.named(lastPart(target));
    const to = found ?? named ?? (isAddress ? null : this.named(label));
    if (to !== null) return { reach: "record", to };
    if (isAddress) return { reach: "outside", to: null };
    const isFile = this.files.has(joined(from, target).toLowerCase());
    return { reach: isFile ? "file" : "dangling", to: null };
  }

  private byTarget(from: string, target: string): string | null {
    const path = joined(from, target).toLowerCase();
    const exact = this.byPath.get(path);
    if (exact !== undefined) return exact;
    // A site’s path begins at the site’s own root, and pages end in .html or in nothing.
    return this.byStem.get(stemOf(path)) ?? this.byStem.get(path.slice(path.lastIndexOf("/") + 1)) ?? null;
  }

  /** By `ADR-0057`, `ADR 57`, `#57`, `57`, or any other name; null when it is nobody's, or several have it. */
  private named(written: string): string | null {
    const name = written.trim().toLowerCase();
    const digits = /^(?:adr)?[ _#-]{0,2}0*(\d{1,5})(?![\d])/.exec(name)?.[1];
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    return digits === undefined ? null : (this.byName.get(`adr-${digits}`) ?? null);
  }
}

const lastPart = (target: string): string => stemOf(target.replace(/[?#].*$/, "").replace(/\/$/, ""));

/** A name that two records have leads to neither. */
function add(names: Map<string, string | null>, name: string, path: string): void {
  const key = name.toLowerCase();
  const known = names.get(key);
  names.set(key, known === undefined || known === path ? path : null);
}
