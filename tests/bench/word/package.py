# SPDX-License-Identifier: MIT
# A small valid .docx with every part that may hold tags: what a feature's template is put into. Must not know tags.
import base64
import io
import struct
import zipfile
import zlib

NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
      'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
      'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def dot(shade):
    """A picture of one pixel."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes([0, shade]))) + chunk(b"IEND", b"")


def dot64(shade):
    return base64.b64encode(dot(shade)).decode()


def paragraph(text):
    return '<w:p><w:r><w:t xml:space="preserve">' + text + "</w:t></w:r></w:p>"


def picture(number, description=""):
    return ('<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="' + str(number) + '" name="图' + str(number) + '" descr="' + description + '"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="' + str(number) + '" name="dot.png"/><pic:cNvPicPr/></pic:nvPicPr>'
            '<pic:blipFill><a:blip r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')


def drawn_chart():
    """Stands for the chart of write(chart=TITLE)."""
    return ('<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="7" name="图表"/><a:graphic><a:graphicData uri="' + CHART + '">'
            '<c:chart xmlns:c="' + CHART + '" r:id="rIdChart"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>')


def workbook():
    """The table behind the chart."""
    out, main = io.BytesIO(), "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = "".join('<row r="' + str(i + 1) + '"><c r="A' + str(i + 1) + '" t="inlineStr"><is><t>' + a + '</t></is></c><c r="B' + str(i + 1) + '"><v>' + b + "</v></c></row>" for i, (a, b) in enumerate([("旧", "0"), ("旧", "1")]))
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", '<Types xmlns="' + PACKAGE + 'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
        file.writestr("_rels/.rels", '<Relationships xmlns="' + PACKAGE + 'relationships"><Relationship Id="rId1" Type="' + OFFICE + 'officeDocument" Target="xl/workbook.xml"/></Relationships>')
        file.writestr("xl/workbook.xml", '<workbook xmlns="' + main + '" xmlns:r="' + OFFICE[:-1] + '"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>')
        file.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="' + PACKAGE + 'relationships"><Relationship Id="rId1" Type="' + OFFICE + 'worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        file.writestr("xl/worksheets/sheet1.xml", '<worksheet xmlns="' + main + '"><sheetData>' + cells + "</sheetData></worksheet>")
    return out.getvalue()


def chart_part(title):
    category = '<c:cat><c:strRef><c:f>Sheet1!$A$2</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>旧</c:v></c:pt></c:strCache></c:strRef></c:cat>'
    values = '<c:val><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val>'
    return ('<c:chartSpace xmlns:c="' + CHART + '" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="' + OFFICE[:-1] + '"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>' + title +
            '</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>'
            '<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>旧</c:v></c:pt></c:strCache></c:strRef></c:tx>' + category + values +
            '</c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
            '</c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>')


def notes(kind, text):
    mark = {"footnote": "separator", "endnote": "separator"}[kind]
    return ("<w:" + kind + "s " + NS + "><w:" + kind + ' w:type="' + mark + '" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:' + kind + ">"
            "<w:" + kind + ' w:id="1">' + paragraph(text) + "</w:" + kind + "></w:" + kind + "s>")


def write(path, body, header="页眉", footer="页脚", footnote="脚注", endnote="尾注", comment="批注", subject="主题", custom="属性", target="https://example.invalid/", chart=""):
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    parts = {
        "document": ("document.main", "<w:document " + NS + "><w:body>" + body + section + "</w:body></w:document>"),
        "styles": ("styles", "<w:styles " + NS + '><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
                   '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style></w:styles>'),
        "numbering": ("numbering", "<w:numbering " + NS + '><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>' + level + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'),
        "settings": ("settings", "<w:settings " + NS + "/>"),
        "header1": ("header", "<w:hdr " + NS + ">" + paragraph(header) + "</w:hdr>"),
        "footer1": ("footer", "<w:ftr " + NS + ">" + paragraph(footer) + "</w:ftr>"),
        "footnotes": ("footnotes", notes("footnote", footnote)),
        "endnotes": ("endnotes", notes("endnote", endnote)),
        "comments": ("comments", "<w:comments " + NS + '><w:comment w:id="1" w:author="村" w:date="2024-06-01T00:00:00Z">' + paragraph(comment) + "</w:comment></w:comments>"),
    }
    types = "".join('<Override PartName="/word/' + name + '.xml" ContentType="' + WORD + kind + '+xml"/>' for name, (kind, _) in parts.items())
    relations = "".join('<Relationship Id="rId' + name.rstrip("1").capitalize() + '" Type="' + OFFICE + name.rstrip("1") + '" Target="' + name + '.xml"/>' for name in parts if name != "document")
    files = {
        "[Content_Types].xml": '<Types xmlns="' + PACKAGE + 'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' + types +
                               '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
                               '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="' + PACKAGE + 'relationships"><Relationship Id="rId1" Type="' + OFFICE + 'officeDocument" Target="word/document.xml"/>'
                       '<Relationship Id="rId2" Type="' + PACKAGE + 'relationships/metadata/core-properties" Target="docProps/core.xml"/>'
                       '<Relationship Id="rId3" Type="' + OFFICE + 'custom-properties" Target="docProps/custom.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="' + PACKAGE + 'relationships">' + relations + '<Relationship Id="rIdPicture" Type="' + OFFICE + 'image" Target="media/dot.png"/>'
                                        '<Relationship Id="rIdLink" Type="' + OFFICE + 'hyperlink" Target="' + target + '" TargetMode="External"/></Relationships>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="' + PACKAGE + 'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>' + subject + "</dc:subject></cp:coreProperties>",
        "docProps/custom.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
                               '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="x"><vt:lpwstr>' + custom + "</vt:lpwstr></property></Properties>",
    }
    if chart:
        more = '<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
        files["[Content_Types].xml"] = files["[Content_Types].xml"].replace("</Types>", more + "</Types>")
        files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace("</Relationships>", '<Relationship Id="rIdChart" Type="' + OFFICE + 'chart" Target="charts/chart1.xml"/></Relationships>')
        files["word/charts/chart1.xml"] = chart_part(chart)
        files["word/charts/_rels/chart1.xml.rels"] = '<Relationships xmlns="' + PACKAGE + 'relationships"><Relationship Id="rId1" Type="' + OFFICE + 'package" Target="../embeddings/table.xlsx"/></Relationships>'
    files.update({"word/" + name + ".xml": xml for name, (_, xml) in parts.items()})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, xml in files.items():
            out.writestr(name, HEAD + xml)
        if chart:
            out.writestr("word/embeddings/table.xlsx", workbook())
        out.writestr("word/media/dot.png", dot(0))
