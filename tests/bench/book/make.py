# Writes a book's history as a git fast-import stream: MATTERS matters and twice as many meetings over ten years, one commit a month, the way a
# county's collected books look. Usage: make.py MATTERS | git fast-import
import random
import sys

random.seed(20161231)
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
CATEGORIES = ["public-affairs", "subject-demand"]
FORMS = ["residents-council", "decision-hearing", "talk", "democratic-appraisal"]
SUBJECTS = ["registered-resident", "property-company", "owners-committee", "residents-committee"]


def new_id(day):
    return day.replace("-", "") + "-" + "".join(random.choice(LETTERS) for _ in range(8))


def field(name, value, depth=2):
    return " " * depth + f'<field name="{name}">{value}</field>\n'


def rows(name, lines):
    out = f'  <rows name="{name}">\n'
    for number, line in enumerate(lines, 1):
        out += f'    <row id="{name[0]}{number}">\n' + "".join(field(k, v, 6) for k, v in line) + "    </row>\n"
    return out + "  </rows>\n"


def record(id, kind, content):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="urn:yishibu:record:1" id="{id}" kind="{kind}">\n{content}</record>\n'


def day(year, month):
    return f"{year}-{month:02}-{random.randint(1, 28):02}"


def make(count):
    commits = {}
    for number in range(count):
        year, month = 2016 + number * 10 // count, 1 + number * 120 // count % 12
        proposed = day(year, month)
        id = new_id(proposed)
        closed = random.random() < 0.95
        content = field("title", f"第{number}号事项：小区道路与排水维修") + field("proposed_on", proposed) + field("category", random.choice(CATEGORIES))
        if closed:
            content += field("outcome", "同意") + field("closed_on", day(year, 12))
        content += rows("subjects", [[("subject", s), ("name", "代表")] for s in random.sample(SUBJECTS, 2)])
        content += rows("results", [[("content", "修复"), ("owner", "李秀兰"), ("deadline", day(year, 12))] + ([("done_on", day(year, 12))] if closed else [])])
        content += rows("publications", [[("channel", "notice-board"), ("from", day(year, month)), ("to", day(year, 12))]])
        files = commits.setdefault((year, month), [])
        files.append((f"matters/{year}/{month:02}/{id}.xml", record(id, "national:matter", content)))
        for meeting in range(2):
            held = day(year, month)
            mid = new_id(held)
            content = field("title", f"第{number}号事项第{meeting + 1}次议事会") + field("held", held + "T14:30") + field("form", random.choice(FORMS)) + field("notice_on", held)
            content += rows("attendance", [[("name", f"村民{i}"), ("subject", random.choice(SUBJECTS)), ("present", "yes" if i % 5 else "no")] for i in range(12)])
            content += rows("items", [[("matter", id), ("topic", "维修方案"), ("in_favour", "8"), ("against", "1"), ("abstain", "0"), ("result", "达成一致" if meeting else "下次再议")]])
            content += '  <body name="minutes">\n' + "".join(f'    <p id="p{i}">与会人员逐项讨论第{i}条意见，形成一致。</p>\n' for i in range(1, 6)) + "  </body>\n"
            files.append((f"meetings/{year}/{month:02}/{mid}.xml", record(mid, "national:meeting", content)))
    out = sys.stdout.buffer
    out.write(b"reset refs/heads/main\nfrom refs/heads/main^0\n\n")
    for (year, month), files in sorted(commits.items()):
        out.write(f"commit refs/heads/main\ncommitter x <x@x.invalid> {1_455_000_000 + (year - 2016) * 31_536_000 + month * 2_592_000} +0000\ndata 5\nmonth\n".encode())
        for path, text in files:
            body = text.encode()
            out.write(f"M 100644 inline {path}\ndata {len(body)}\n".encode() + body + b"\n")


make(int(sys.argv[1]))
