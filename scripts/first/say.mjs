/** Prints one line. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Prints what begins, does it, and ends the line with the seconds it took. */
export async function step(name, work) {
  const begun = performance.now();
  process.stdout.write(`${name} … `);
  try {
    const value = await work();
    say(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return value;
  } catch (error) {
    say("failed");
    throw error;
  }
}

/** Prints the sentence of an error, and its stack only when DEBUG asks for it. */
export function sayFailure(error) {
  process.stderr.write(`${process.env.DEBUG ? error.stack : error.message}\n`);
}
