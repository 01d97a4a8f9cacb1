// Written so that any Node that knows modules can parse it: it has to answer before anything newer is read.
var have = process.versions.node.split(".").map(Number);

if (have[0] < 20 || (have[0] === 20 && have[1] < 19)) {
  process.stderr.write(
    "Accord needs Node 20.19 or newer, this is " + process.versions.node + ": install a newer one from nodejs.org.\n",
  );
  process.exit(1);
}
