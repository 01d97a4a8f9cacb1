import pg from "pg";
import { headStart } from "./race";

/** How often code that looks first and writes then goes wrong in the same races: on tables of its own, at the same head starts. */
export interface NaiveFigures {
  readonly deadline: number;
  readonly approvals: number;
  readonly owners: number;
}

const TABLES = `create schema naive;
  create table naive.rounds (id int primary key, deadline timestamptz not null);
  create table naive.ballots (round int not null);
  create table naive.records (id int primary key, revision int not null);
  create table naive.approvals (record int not null, revision int not null);
  create table naive.owners (organization int not null, person int not null, is_active boolean not null);`;

/** Plays the three races against code without locks and without compare-and-set. `adminUrl` may make tables. */
export async function raceNaively(
  adminUrl: string,
  rounds: { readonly deadline: number; readonly approvals: number; readonly owners: number },
): Promise<NaiveFigures> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 8 });
  try {
    await pool.query(TABLES);
    return {
      deadline: await countWrong(rounds.deadline, (at) => deadline(pool, at)),
      approvals: await countWrong(rounds.approvals, (at) => approval(pool, at)),
      owners: await countWrong(rounds.owners, (at) => owners(pool, at)),
    };
  } finally {
    await pool.end();
  }
}

async function countWrong(rounds: number, race: (at: number) => Promise<boolean>): Promise<number> {
  let wrong = 0;
  for (let at = 0; at < rounds; at++) wrong += Number(await race(at));
  return wrong;
}

/** Is it open? Then count it. Wrong when the frozen count lacks a ballot that was taken. */
async function deadline(pool: pg.Pool, at: number): Promise<boolean> {
  await pool.query("insert into naive.rounds values ($1, clock_timestamp() + interval '40 ms')", [at]);
  const isOpen = async () => {
    const asked = await pool.query("select from naive.rounds where id = $1 and clock_timestamp() < deadline", [at]);
    return asked.rowCount === 1;
  };
  const vote = async () => {
    while (await isOpen()) {
      await headStart(2);
      await pool.query("insert into naive.ballots values ($1)", [at]);
    }
  };
  const count = async () => {
    const { rows } = await pool.query<{ n: number }>("select count(*)::int as n from naive.ballots where round = $1", [
      at,
    ]);
    return rows[0]?.n;
  };
  const close = async () => {
    while (await isOpen());
    return count();
  };
  const [frozen] = await Promise.all([close(), ...Array.from({ length: 6 }, vote)]);
  return frozen !== (await count());
}

/** Signs whatever stands there when the button is pressed. Wrong when that is not what was read. */
async function approval(pool: pg.Pool, at: number): Promise<boolean> {
  await pool.query("insert into naive.records values ($1, 1)", [at]);
  const edit = async () => {
    await headStart(2);
    await pool.query("update naive.records set revision = 2 where id = $1", [at]);
  };
  const approve = async () => {
    await headStart(2);
    await pool.query("insert into naive.approvals select id, revision from naive.records where id = $1", [at]);
  };
  await Promise.all([approve(), edit()]);
  const { rows } = await pool.query<{ revision: number }>("select revision from naive.approvals where record = $1", [
    at,
  ]);
  return rows[0]?.revision !== 1;
}

/** Is there another owner? Then put this one out. Wrong when none is left. */
async function owners(pool: pg.Pool, at: number): Promise<boolean> {
  await pool.query("insert into naive.owners values ($1, 1, true), ($1, 2, true)", [at]);
  const countOwners = async () => {
    const { rows } = await pool.query<{ n: number }>(
      "select count(*)::int as n from naive.owners where organization = $1 and is_active",
      [at],
    );
    return rows[0]?.n ?? 0;
  };
  const remove = async (person: number) => {
    await headStart(1);
    if ((await countOwners()) < 2) return;
    await pool.query("update naive.owners set is_active = false where organization = $1 and person = $2", [at, person]);
  };
  await Promise.all([remove(1), remove(2)]);
  return (await countOwners()) === 0;
}
