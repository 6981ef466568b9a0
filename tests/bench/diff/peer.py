# SPDX-License-Identifier: MIT
# Times diff-match-patch for Python on the same pairs. Must not know ours. Usage: peer.py ROUNDS OLD NEW [OLD NEW]… → microseconds a pair
import statistics
import sys
import time

import diff_match_patch

engine = diff_match_patch.diff_match_patch()
engine.Diff_Timeout = 0  # as exact as ours
for old, new in zip(sys.argv[2::2], sys.argv[3::2]):
    a, b = open(old, encoding="utf-8").read(), open(new, encoding="utf-8").read()
    times = []
    for _ in range(int(sys.argv[1])):
        start = time.perf_counter()
        found = engine.diff_main(a, b)
        engine.diff_cleanupSemantic(found)
        times.append((time.perf_counter() - start) * 1e6)
        if time.perf_counter() - start > 5:
            break
    print(f"{statistics.median(times):.1f}", flush=True)
