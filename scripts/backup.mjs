import "./first/node-version.mjs";

// Imported only now, because an older Node would stop at the syntax instead of at the sentence above.
import("./first/backup.mjs").then(({ keepSafe }) => keepSafe("backup"));
