import type { ClientBase } from "pg";

/** A value as the driver writes it into an array. */
type Value = string | number | boolean | Date | Buffer | null;

/** Rows of one table, to be inserted in one statement: columns by name with their types. */
export class Rows {
  private readonly values: Value[][];

  constructor(
    private readonly table: string,
    private readonly columns: Readonly<Record<string, string>>,
  ) {
    this.values = Object.keys(columns).map(() => []);
  }

  /** A value per column, in their order. */
  add(...row: readonly Value[]): void {
    for (const [at, column] of this.values.entries()) column.push(row[at] ?? null);
  }

  get count(): number {
    return this.values[0]?.length ?? 0;
  }

  async insert(client: ClientBase): Promise<void> {
    if (this.count === 0) return;
    const names = Object.keys(this.columns);
    const arrays = Object.values(this.columns).map((type, at) => `$${at + 1}::${type}[]`);
    await client.query(
      `insert into ${this.table} (${names.join(", ")}) select * from unnest(${arrays.join(", ")})`,
      this.values,
    );
  }
}
