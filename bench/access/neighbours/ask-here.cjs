// Loaded into the app under test before anything else: its questions for text records go to the drill's own name server.
const { Resolver } = require("node:dns/promises");
const ask = Resolver.prototype.resolveTxt;
Resolver.prototype.resolveTxt = function (name) {
  this.setServers([`127.0.0.1:${process.env.DRILL_NAMES}`]);
  return ask.call(this, name);
};
