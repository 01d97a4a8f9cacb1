import { pool } from "@/db/client";
import { erasePerson as erase } from "@/lib/erasure/mutations";
import { foreseeErasure } from "@/lib/erasure/queries";
import { addressIn } from "./address";

interface Options {
  /** Also their name from what people wrote. */
  readonly alsoInTexts: boolean;
  readonly isSure: boolean;
}

/** Erases the holder of an address for good; says only what would go when nobody said `--yes`. Throws a sentence for what cannot be. */
export async function erasePerson(
  address: string,
  { alsoInTexts, isSure }: Options,
  print: (line: string) => void,
): Promise<void> {
  const email = addressIn(address);
  try {
    if (!isSure) return await foresee(email, print);
    const { number, organizations, texts } = await erase(email, { alsoInTexts });
    print(`Erased. In ${counted(organizations, "organization")} this person is “Erased person ${number}” from now on.`);
    print(`Words were struck out of ${counted(texts, "text")} that a history fixes; each history says so, and holds.`);
    print("Backups from before still hold name and address: let them run out.");
  } finally {
    await pool().end();
  }
}

async function foresee(email: string, print: (line: string) => void): Promise<void> {
  const { name, organizations, neededBy, named } = await foreseeErasure(email);
  print(`${name}, ${email}: ${counted(organizations, "organization")}. Nothing has been erased yet.`);
  if (neededBy.length > 0) print(`Not possible now: the only owner of ${neededBy.join(", ")}.`);
  print(
    `${counted(named, "text")} that people wrote ${named === 1 ? "names" : "name"} them. Add --also-in-texts to strike the name there too.`,
  );
  print("Add --yes to erase name, address and every way in, for good. Nobody can undo it.");
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
