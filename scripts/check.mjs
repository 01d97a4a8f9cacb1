import "./first/node-version.mjs";

import("./first/test.mjs").then(({ runSuite }) => runSuite("check"));
