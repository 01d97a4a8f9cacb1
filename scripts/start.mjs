import "./first/node-version.mjs";

// Imported only now, because an older Node would stop at the syntax instead of at the sentence above.
import("./first/start.mjs").then(({ start }) => start(process.argv.includes("--dev")));
