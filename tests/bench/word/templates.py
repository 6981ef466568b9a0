#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Makes what the engines are timed on: the same minutes and the same long table once per tag syntax, and their data.
# templates.py BASE OUT ROWS…: BASE is templates/base, whose styles and settings every template gets. Must not know an engine.
import json
import os
import sys
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


class Brace:
    """docxtemplater's tags: a name is looked for in the innermost section first."""

    def value(self, name):
        return "{" + name.split(".")[-1] + "}"

    def section(self, where, name, item, inside):
        if where == "row":  # the tags stand in the first and the last cell
            return inside.replace("<w:t>", "<w:t>{#" + name.split(".")[-1] + "}", 1)[::-1].replace(">t:w/<", ">t:w/<}" + name.split(".")[-1][::-1] + "/{", 1)[::-1]
        return p("{#" + name.split(".")[-1] + "}") + inside + p("{/" + name.split(".")[-1] + "}")

    def choice(self, name, yes, no):
        return p("{#" + name + "}") + yes + p("{/" + name + "}") + p("{^" + name + "}") + no + p("{/" + name + "}")


class Jinja:
    """docxtpl's tags: a row's tags stand in rows of their own."""

    def value(self, name):
        return "{{ " + name + " }}"

    def section(self, where, name, item, inside):
        loop, end = "for " + item + " in " + name, "endfor"
        if where == "row":
            return row(["{%tr " + loop + " %}"]) + inside + row(["{%tr " + end + " %}"])
        return p("{%p " + loop + " %}") + inside + p("{%p " + end + " %}")

    def choice(self, name, yes, no):
        return p("{%p if " + name + " %}") + yes + p("{%p else %}") + no + p("{%p endif %}")


def p(text, style=None):
    look = '<w:pPr><w:pStyle w:val="' + style + '"/></w:pPr>' if style else ""
    return "<w:p>" + look + "<w:r><w:t>" + text + "</w:t></w:r></w:p>"


def row(cells):
    return "<w:tr>" + "".join('<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>' + p(c) + "</w:tc>" for c in cells) + "</w:tr>"


def table(columns, rows):
    edge = "".join("<w:" + side + ' w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>' + edge + "</w:tblBorders></w:tblPr><w:tblGrid>" +
            '<w:gridCol w:w="2000"/>' * columns + "</w:tblGrid>" + rows + "</w:tbl>")


def minutes(tags):
    v, section = tags.value, tags.section
    return (
        p(v("title"), "Title") + p("编号：" + v("number") + "　　密级：公开") +
        p("会议时间：" + v("held") + "至" + v("ended")) + p("会议地点：" + v("place")) +
        p("主持人：" + v("chair") + "；记录人：" + v("writer") + "；应到" + v("expected") + "人，实到" + v("present") + "人。") +
        p("一、到会情况") +
        table(4, row(["序号", "姓名", "身份", "签到"]) +
              section("row", "attendance", "a", row([v("a.no"), v("a.name"), v("a.standing"), v("a.mark")]))) +
        p("二、协商议题") +
        section("p", "topics", "t",
                p("议题" + v("t.order") + "：" + v("t.topic")) + p("提出人：" + v("t.proposer") + "。" + v("t.reason"), "BodyText") +
                section("p", "t.opinions", "o", p(v("o.speaker") + "（" + v("o.role") + "）：" + v("o.words"), "BodyText")) +
                p("议题" + v("t.order") + "发言完毕。")) +
        p("三、表决结果") +
        table(5, row(["议题", "赞成", "反对", "弃权", "结果"]) +
              section("row", "votes", "b", row([v("b.matter"), v("b.yes"), v("b.no"), v("b.abstained"), v("b.result")]))) +
        tags.choice("published", p("本次会议结果自" + v("publish_day") + "起在" + v("board") + "公示七日。", "BodyText"), p("本次会议结果不公示。")) +
        p("四、附记") + p(v("note"), "BodyText") +
        p("主持人签字：　　　　　　记录人签字：　　　　　　" + v("signed")))


def rows(tags):
    v = tags.value
    return p(v("title")) + table(4, row(["序号", "户主", "住址", "意见"]) +
                                 tags.section("row", "households", "h", row([v("h.no"), v("h.name"), v("h.address"), v("h.opinion")])))


def minutes_data():
    surnames, given = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", ["建国", "秀英", "志强", "桂兰", "永福"]
    names = [s + given[i % 5] for i, s in enumerate(surnames)]
    words = ["巷口路灯坏了三盏，老人晚上出门不便，建议先换灯再修路面。", "同意先易后难，资金从集体收益里列支，账目每月上墙。",
             "施工时请留出一条通道，救护车和消防车要进得来。", "停车位按户登记，先到先得容易生矛盾，建议抽签。", "雨水管和污水管一次做好，不要修了又挖。"]
    roles = ["居民代表", "党员代表", "业主委员会成员", "物业公司代表", "妇联代表"]
    topics = ["北巷路面硬化与排水改造", "公共停车位划线与管理", "文化活动室开放时间", "垃圾分类投放点位调整"]
    return {
        "title": "柳岸社区2024年第3次协商议事会会议记录", "number": "柳协〔2024〕3号", "held": "2024年6月1日14时30分", "ended": "17时10分", "place": "社区党群服务中心二楼会议室",
        "chair": "李秀英", "writer": "周桂兰", "expected": "20", "present": "18", "published": True, "publish_day": "2024年6月3日", "board": "社区公告栏 A & B",
        "note": "列席人员未参加表决；李<建国>因事提前离场，已由本人书面说明。", "signed": "2024年6月1日",
        "attendance": [{"no": str(i + 1), "name": n, "standing": roles[i % 5], "mark": "到会" if i % 9 else "请假"} for i, n in enumerate(names)],
        "topics": [{"order": "一二三四"[i], "topic": t, "proposer": names[i * 3], "reason": "会前已入户征求意见，收到书面建议若干条。",
                    "opinions": [{"speaker": names[(i * 5 + k) % 20], "role": roles[k], "words": words[(i + k) % 5]} for k in range(5)]} for i, t in enumerate(topics)],
        "votes": [{"matter": t, "yes": str(17 - i), "no": str(i), "abstained": "1", "result": "通过"} for i, t in enumerate(topics)],
    }


def rows_data(count):
    opinions = ["同意", "同意，建议先修路灯", "保留意见", "不同意，理由另附"]
    return {"title": "北巷改造入户意见汇总", "households": [{"no": str(i + 1), "name": "赵钱孙李周吴郑王"[i % 8] + "桂兰", "address": "北巷" + str(i % 300 + 1) + "号", "opinion": opinions[i % 4]} for i in range(count)]}


def pack(path, base, body):
    """The same parts for everybody: the base's, with this text and a page like the house's minutes."""
    document = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ' + W + "><w:body>" + body +
                '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1960" w:right="1474" w:bottom="1847" w:left="1588" w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr>'
                "</w:body></w:document>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for folder, _, files in os.walk(base):
            for name in files:
                part = os.path.relpath(os.path.join(folder, name), base)
                if "/" in part or part == "[Content_Types].xml":
                    out.write(os.path.join(base, part), part)
        out.writestr("word/document.xml", document)


def main():
    base, out = sys.argv[1:3]
    for syntax, tags in (("brace", Brace()), ("jinja", Jinja())):
        pack(out + "/minutes-" + syntax + ".docx", base, minutes(tags))
        pack(out + "/rows-" + syntax + ".docx", base, rows(tags))
    for name, data in [("minutes", minutes_data())] + [("rows" + n, rows_data(int(n))) for n in sys.argv[3:]]:
        with open(out + "/" + name + ".json", "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False)


if __name__ == "__main__":
    main()
