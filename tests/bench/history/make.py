# Writes a book's history as a git fast-import stream: COMMITS saves of one record each over ten years, a fifth of them new records, the others
# changes of old ones. Usage: make.py COMMITS | git fast-import
import random
import sys

random.seed(20161231)
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
WORDS = "居民代表发言建议先易后难分步实施经费从集体收入中列支会议同意按下列次序办理并公示七日水渠道路照明物业停车养老环境"


def record(id, version):
    body = "".join(f'    <p id="p{n}">{"".join(random.choice(WORDS) for _ in range(60))}</p>\n' for n in range(8))
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="urn:yishibu:record:1" id="{id}" kind="national:meeting">\n'
            f'  <field name="title">第{version}次修改的会议</field>\n  <field name="held">{id[:4]}-{id[4:6]}-{id[6:8]}T14:30</field>\n'
            f'  <body name="minutes">\n{body}  </body>\n</record>\n')


def main():
    commits = int(sys.argv[1])
    out = sys.stdout.buffer
    versions = {}
    ids = []
    for number in range(commits):
        if number % 5 == 0 or not ids:
            month = number * 120 // commits
            id = f"{2016 + month // 12}{month % 12 + 1:02}{random.randint(1, 28):02}-" + "".join(random.choice(LETTERS) for _ in range(8))
            ids.append(id)
        else:
            id = random.choice(ids[-400:])
        versions[id] = versions.get(id, 0) + 1
        text = record(id, versions[id]).encode()
        message = f"改\n\nRecord: {id} national:meeting\nSave-Id: {number:016x}\n".encode()
        out.write(f"commit refs/heads/main\ncommitter 书记员 <s@yishibu.invalid> {1451606400 + number * 3000} +0000\ndata {len(message)}\n".encode() + message)
        if number == 0:
            out.write(b"from refs/heads/main^0\n")
        out.write(f"M 100644 inline meetings/{id[:4]}/{id[4:6]}/{id}.xml\ndata {len(text)}\n".encode() + text + b"\n")


main()
