// SPDX-License-Identifier: MIT
// Times diff-match-patch for JavaScript on the same pairs. Must not know ours. Usage: peer.js ROUNDS OLD NEW [OLD NEW]… → microseconds a pair
const fs = require("fs");
const Engine = require("diff-match-patch");
const engine = new Engine();
engine.Diff_Timeout = 0; // as exact as ours
const [rounds, ...files] = process.argv.slice(2);
for (let i = 0; i + 1 < files.length; i += 2) {
  const a = fs.readFileSync(files[i], "utf8"), b = fs.readFileSync(files[i + 1], "utf8"), times = [];
  for (let round = 0; round < rounds; ++round) {
    const from = process.hrtime.bigint();
    const found = engine.diff_main(a, b);
    engine.diff_cleanupSemantic(found);
    times.push(Number(process.hrtime.bigint() - from) / 1000);
    if (times[times.length - 1] > 5e6) break;
  }
  times.sort((x, y) => x - y);
  console.log(times[Math.floor(times.length / 2)].toFixed(1));
}
