// SPDX-License-Identifier: MIT
// See outputs.hpp. WordprocessingML with tracked changes. A paragraph that came or went has its mark tracked too, so that accepting or
// rejecting leaves no empty line; the last paragraph is the same in both, since a document's last mark can be neither.
#include <algorithm>

#include "markup.hpp"
#include "outputs.hpp"
#include "yishibu/text.hpp"
#include "zip.hpp"

namespace yishibu::history {
namespace {

constexpr const char* kTypes = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>)";
constexpr const char* kRelations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
constexpr const char* kDocumentRelations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
constexpr const char* kStyles = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="480" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style></w:styles>)";

class Document {
 public:
  explicit Document(const Paper& paper) : paper_(paper) {}

  std::string xml() {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\n";
    plain("Title", paper_.title);
    // From the end, since how a line ends depends on how the next one begins.
    std::vector<std::vector<Bit>> bits(paper_.lines.size());
    Turn next = Turn::Same;
    for (std::size_t i = paper_.lines.size(); i-- > 0;) {
      bits[i] = parted(paper_.lines[i].bits, next);
      const Turn whole = turn_of(paper_.lines[i]);
      next = whole != Turn::Same || bits[i].empty() ? whole : bits[i].front().turn;
    }
    for (std::size_t i = 0; i < paper_.lines.size(); ++i) line(paper_.lines[i], bits[i], paper_.made_at(i));
    plain("Note", closing(paper_));
    return out_ + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n";
  }

  static std::string closing(const Paper& paper) { return say("The old one: {0}", {paper.before}) + "　" + say("The new one: {0}", {paper.after}); }

 private:
  std::string stamp(const Made& made) {
    std::string out = " w:id=\"" + std::to_string(++id_) + "\" w:author=\"";
    markup::escape(out, made.author);
    return out + "\" w:date=\"" + made.time + "\"";
  }
  /// A run; line breaks inside a value stay breaks.
  void run(const std::string& text, const char* element) {
    out_ += "<w:r>";
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      if (end > at) {
        out_ += std::string("<w:") + element + " xml:space=\"preserve\">";
        markup::escape(out_, std::string_view(text).substr(at, end - at));
        out_ += std::string("</w:") + element + ">";
      }
      if (end < text.size()) out_ += "<w:br/>";
      at = end + 1;
    }
    out_ += "</w:r>";
  }
  void plain(const char* style, const std::string& text) {
    out_ += std::string("<w:p><w:pPr><w:pStyle w:val=\"") + style + "\"/></w:pPr>";
    run(text, "t");
    out_ += "</w:p>\n";
  }
  void tracked_run(const char* element, const std::string& text, const Made& made) {
    if (text.empty()) return;
    const bool gone = std::string_view(element) == "del" || std::string_view(element) == "moveFrom";
    out_ += std::string("<w:") + element + stamp(made) + ">";
    // In what moved away the text is still text; only in what was deleted it is deleted text.
    run(text, gone && std::string_view(element) == "del" ? "delText" : "t");
    out_ += std::string("</w:") + element + ">";
  }
  /// Whether the line as a whole comes, goes or stays.
  static Turn turn_of(const Line& line) {
    using Fate = Line::Fate;
    return line.fate == Fate::Added || line.fate == Fate::Comes ? Turn::Added : line.fate == Fate::Removed || line.fate == Fate::Leaves ? Turn::Removed : Turn::Same;
  }
  /// The bits of a line that stays, such that its last one is not of the sort with which the line behind it begins: LibreOffice
  /// joins neighbouring changes of one sort, and would take the paragraph mark between them for changed too.
  static std::vector<Bit> parted(std::vector<Bit> bits, Turn next) {
    if (next == Turn::Same || bits.empty() || bits.back().turn != next) return bits;
    const Turn other = next == Turn::Added ? Turn::Removed : Turn::Added;
    if (bits.size() > 1 && bits[bits.size() - 2].turn == other) {
      std::swap(bits.back(), bits[bits.size() - 2]);
    } else if (bits.size() > 1) {
      // The last character before it changes into itself.
      std::string& same = bits[bits.size() - 2].text;
      std::size_t begin = same.size() - 1;
      while (begin > 0 && (static_cast<unsigned char>(same[begin]) & 0xC0) == 0x80) --begin;
      const std::string last = same.substr(begin);
      same.erase(begin);
      bits.back().text = last + bits.back().text;
      bits.push_back({other, last});
      std::erase_if(bits, [](const Bit& bit) { return bit.text.empty(); });
    }
    return bits;
  }
  void line(const Line& line, const std::vector<Bit>& bits, const Made& made) {
    using Fate = Line::Fate;
    // What moved unchanged is a move; what was rewritten on the way is taken out there and put in here.
    const bool moves = (line.fate == Fate::Leaves || line.fate == Fate::Comes) && line.before() == line.after();
    const bool comes = turn_of(line) == Turn::Added, goes = turn_of(line) == Turn::Removed;
    const char* element = comes ? (moves ? "moveTo" : "ins") : (moves ? "moveFrom" : "del");
    out_ += "<w:p>";
    if (line.heading || comes || goes) {
      out_ += "<w:pPr>";
      if (line.heading) out_ += "<w:pStyle w:val=\"Heading1\"/>";
      if (comes || goes) out_ += std::string("<w:rPr><w:") + element + stamp(made) + "/></w:rPr>";
      out_ += "</w:pPr>";
    }
    std::string range;
    if (moves) {
      const std::string name = "move-" + std::to_string(line.part_sort) + line.part + "-" + std::to_string(line.a) + "-" + std::to_string(line.b);
      range = std::to_string(++id_);
      out_ += std::string("<w:") + element + "RangeStart w:id=\"" + range + "\" w:author=\"";
      markup::escape(out_, made.author);
      out_ += "\" w:date=\"" + made.time + "\" w:name=\"";
      markup::escape(out_, name);
      out_ += "\"/>";
    }
    if (comes) tracked_run(element, line.after(), made);
    else if (goes) tracked_run(element, line.before(), made);
    else
      for (const Bit& bit : bits) {
        if (bit.turn == Turn::Same) run(bit.text, "t");
        else tracked_run(bit.turn == Turn::Removed ? "del" : "ins", bit.text, made);
      }
    if (moves) out_ += std::string("<w:") + element + "RangeEnd w:id=\"" + range + "\"/>";
    out_ += "</w:p>\n";
  }

  const Paper& paper_;
  std::string out_;
  int id_ = 0;
};

}  // namespace

std::string tracked(const Paper& paper) {
  std::string out;
  zip::Writer writer(out);
  writer.add("[Content_Types].xml", kTypes);
  writer.add("_rels/.rels", kRelations);
  writer.add("word/document.xml", Document(paper).xml());
  writer.add("word/styles.xml", kStyles);
  writer.add("word/_rels/document.xml.rels", kDocumentRelations);
  writer.finish();
  return out;
}

std::vector<std::string> document_text(const Paper& paper, bool after) {
  using Fate = Line::Fate;
  std::vector<std::string> out{paper.title};
  for (const Line& line : paper.lines) {
    const bool comes = line.fate == Fate::Added || line.fate == Fate::Comes, goes = line.fate == Fate::Removed || line.fate == Fate::Leaves;
    if (after ? !goes : !comes) out.push_back(after ? line.after() : line.before());
  }
  out.push_back(Document::closing(paper));
  return out;
}

}  // namespace yishibu::history
