import "./first/node-version.mjs";

import("./first/database-url.mjs");
