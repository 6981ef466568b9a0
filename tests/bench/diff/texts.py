# SPDX-License-Identifier: MIT
# Makes the pairs of texts that the comparison is timed on: 20 KB of made-up Chinese, some characters frequent, most rare. Must not
# know what is timed. Usage: texts.py FOLDER
import random
import sys

rng = random.Random(20160315)
characters = [chr(0x4E00 + i * 7) for i in range(1500)]
weights = [1 / (i + 3) for i in range(1500)]
LENGTH = 6800


def text(length):
    out = []
    while len(out) < length:
        out += rng.choices(characters, weights, k=rng.randint(5, 20))
        out.append(rng.choice("，。、；"))
    return out[:length]


def edited(source, times, longest):
    out = list(source)
    for _ in range(times):
        at = rng.randrange(len(out))
        way = rng.randrange(3)
        length = rng.randint(1, longest)
        if way != 1:
            del out[at:at + length]
        if way != 0:
            out[at:at] = text(length)
    return out


def save(name, old, new):
    for side, content in (("old", old), ("new", new)):
        with open(f"{sys.argv[1]}/{name}.{side}", "w", encoding="utf-8") as file:
            file.write("".join(content))


base = text(LENGTH)
save("20-edits", base, edited(base, 20, 2))
save("300-edits", base, edited(base, 300, 5))
sentences = "".join(base).split("。")
rng.shuffle(sentences)
save("shuffled", base, "。".join(sentences))
save("unrelated", base, text(LENGTH))
