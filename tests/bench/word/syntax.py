# SPDX-License-Identifier: MIT
# The tag languages of the engines: the same template, written for each. Must not know what is tested.
# A name "x" is the data's; "a.x" is a member of the item `a`; "a." is the item itself.


def p(text, properties=""):
    return "<w:p>" + ("<w:pPr>" + properties + "</w:pPr>" if properties else "") + r(text) + "</w:p>"


def r(text):
    return '<w:r><w:t xml:space="preserve">' + text + "</w:t></w:r>" if text else ""


def cell(content):
    return '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>' + content + "</w:tc>"


def row(*texts):
    return "<w:tr>" + "".join(cell(p(t)) for t in texts) + "</w:tr>"


def table(columns, *rows):
    return ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>' + '<w:gridCol w:w="2000"/>' * columns + "</w:tblGrid>" + "".join(rows) + "</w:tbl>")


def within(xml, first, last):
    """Texts put before the first text of a piece and behind its last."""
    head, mark, tail = xml.partition('<w:t xml:space="preserve">')
    xml = head + mark + first + tail
    head, mark, tail = xml.rpartition("</w:t>")
    return head + last + mark + tail


class Brace:
    engine = "docxtemplater"

    def v(self, name):
        return "{" + (name.split(".")[-1] or ".") + "}"

    def _open(self, name, sign="#"):
        return "{" + sign + name.split(".")[-1] + "}"

    def here(self, name, item, inside):
        return self._open(name) + inside + self._open(name, "/")

    def paragraphs(self, name, item, xml):
        return p(self._open(name)) + xml + p(self._open(name, "/"))

    def rows(self, name, item, xml):
        return within(xml, self._open(name), self._open(name, "/"))

    def group(self, name, item, first, inner, last):
        """Rows of a group around the rows of its members."""
        return self.rows(name, item, first + inner + last)

    def when(self, name, inside):
        return self.here(name, "", inside)

    def unless(self, name, inside):
        return self._open(name, "^") + inside + self._open(name, "/")

    def whether(self, name, yes, no):
        return [self._open(name) + yes + "{else}" + no + self._open(name, "/"), self._open(name) + yes + "{^}" + no + self._open(name, "/")]

    def mistakes(self):
        """Closed but not opened, opened but not closed, closed by another name, not closed by a brace."""
        return ["{/a}", "{#b}", "{#c}x{/d}", "主持人：{姓名，各位村民好"]

    def condition(self, expression, inside):
        return "{#" + expression + "}" + inside + "{/}"

    def expression(self, expression):
        return "{" + expression + "}"


class Ours(Brace):
    engine = "yishibu"

    def whether(self, name, yes, no):
        return [self._open(name) + yes + "{:else}" + no + self._open(name, "/")]


class Easy(Brace):
    engine = "easy-template-x"

    def paragraphs(self, name, item, xml):
        return within(xml, "{#" + name.split(".")[-1] + ' [loopOver: "paragraph"]}', "{/}")


class Jinja:
    engine = "docxtpl"

    def v(self, name):
        return "{{ " + name.rstrip(".") + " }}"

    def here(self, name, item, inside):
        return "{% for " + item + " in " + name + " %}" + inside + "{% endfor %}"

    def paragraphs(self, name, item, xml):
        return p("{%p for " + item + " in " + name + " %}") + xml + p("{%p endfor %}")

    def rows(self, name, item, xml):
        return row("{%tr for " + item + " in " + name + " %}") + xml + row("{%tr endfor %}")

    def group(self, name, item, first, inner, last):
        return self.rows(name, item, first + inner + last)

    def when(self, name, inside):
        return "{% if " + name + " %}" + inside + "{% endif %}"

    def unless(self, name, inside):
        return "{% if not " + name + " %}" + inside + "{% endif %}"

    def whether(self, name, yes, no):
        return ["{% if " + name + " %}" + yes + "{% else %}" + no + "{% endif %}"]

    def mistakes(self):
        return ["{% endfor %}", "{% for x in b %}", "{% for x in c %}x{% endif %}", "主持人：{{ 姓名，各位村民好"]

    def condition(self, expression, inside):
        return self.when(expression, inside)

    def expression(self, expression):
        return "{{ " + expression + " }}"


class Script:
    engine = "docx-templates"

    @staticmethod
    def _name(name):
        return ("$" + name if "." in name else name).rstrip(".")

    def v(self, name):
        return "{INS " + self._name(name) + "}"

    def here(self, name, item, inside):
        return "{FOR " + item + " IN " + self._name(name) + "}" + inside + "{END-FOR " + item + "}"

    def paragraphs(self, name, item, xml):
        return p("{FOR " + item + " IN " + self._name(name) + "}") + xml + p("{END-FOR " + item + "}")

    def rows(self, name, item, xml):
        blank = ("",) * (xml.split("</w:tr>")[0].count("<w:tc>") - 1)
        return row("{FOR " + item + " IN " + self._name(name) + "}", *blank) + xml + row("{END-FOR " + item + "}", *blank)

    def group(self, name, item, first, inner, last):
        return self.rows(name, item, first + inner + last)

    def when(self, name, inside):
        return "{IF " + self._name(name) + "}" + inside + "{END-IF}"

    def unless(self, name, inside):
        return "{IF !" + self._name(name) + "}" + inside + "{END-IF}"

    def whether(self, name, yes, no):
        return []

    def mistakes(self):
        return ["{END-FOR a}", "{FOR x IN b}", "{FOR x IN c}x{END-FOR y}", "主持人：{INS 姓名，各位村民好"]

    def condition(self, expression, inside):
        return self.when(expression, inside)

    def expression(self, expression):
        return "{INS " + expression + "}"


ALL = [Ours(), Brace(), Jinja(), Easy(), Script()]
