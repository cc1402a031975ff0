// Texts are made harmless before they are escaped, so that what is cut off cannot be half a sign.
#include "results/page/html.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace peakend::results {
namespace {
// U+202A to 202E and U+2066 to 2069 turn the direction of what follows, U+200E, 200F and 061C that of their neighbours.
std::string without_directions(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    const bool three = rest.size() >= 3 && rest[0] == '\xE2' && rest[1] == '\x80' &&
                       ((rest[2] >= '\xAA' && rest[2] <= '\xAE') || rest[2] == '\x8E' || rest[2] == '\x8F');
    const bool isolate = rest.size() >= 3 && rest[0] == '\xE2' && rest[1] == '\x81' && rest[2] >= '\xA6' && rest[2] <= '\xA9';
    if (three || isolate)
      i += 2;
    else if (rest.starts_with("\xD8\x9C"))
      i += 1;
    else
      plain += text[i];
  }
  return plain;
}

// "17.4 ± 0.4" may break before the sign, where paper is narrow, and not behind it.
void glue(std::string& text, std::string_view apart, std::string_view glued) {
  for (std::size_t at = text.find(apart); at != std::string::npos; at = text.find(apart, at + glued.size())) text.replace(at, apart.size(), glued);
}

// No line begins with a per cent sign, nor ends with a plus-minus.
std::string together(std::string text) {
  glue(text, "± ", "±\u00a0"), glue(text, " %", "\u00a0%");
  return text;
}

// The same in a table, where a mark stays with what it marks.
std::string in_a_cell(std::string text) {
  for (const char* mark : {"= ", "! ", "&gt; "})
    if (text.starts_with(mark)) text.replace(std::string_view(mark).size() - 1, 1, "\u00a0");
  return together(std::move(text));
}

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return " class=\"good\"";
    case Tone::bad:
      return " class=\"bad\"";
    case Tone::warning:
      return " class=\"warning\"";
    default:
      return "";
  }
}
}  // namespace

std::string harmless(std::string_view text, std::size_t most) {
  return cut(clean(without_directions(text.substr(0, 8 * most)), true), most, "…");
}

std::string escaped(std::string_view text, std::size_t most) {
  std::string html;
  for (const char c : harmless(text, most)) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string prose(std::string_view text) { return together(escaped(text, 4000)); }

std::string element(std::string_view tag, std::string_view text) { return fmt::format("<{0}>{1}</{0}>\n", tag, prose(text)); }

std::string list_of(const std::vector<std::string>& sentences, std::string_view kind) {
  if (sentences.empty()) return "";
  std::string html = kind.empty() ? "<ul>\n" : fmt::format("<ul class=\"{}\">\n", kind);
  for (const std::string& sentence : sentences) html += element("li", sentence);
  return html + "</ul>\n";
}

std::string table_of(const std::vector<Column>& columns, const std::vector<Tone>& tones, std::string_view caption) {
  if (columns.empty()) return "";
  std::string html = fmt::format("<div class=\"wide{1}\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table>\n<caption>{0}</caption>\n<thead><tr>", escaped(caption), columns[0].cells.size() <= 10 ? " short" : "");
  for (const Column& column : columns) {
    std::string head;
    for (const std::string& line : column.header)
      if (!line.empty()) head += (head.empty() ? "" : "<br>") + escaped(line);
    html += fmt::format("<th scope=\"col\"{}>{}</th>", column.left ? "" : " class=\"number\"", head);
  }
  html += "</tr></thead>\n<tbody>\n";
  for (std::size_t row = 0; row < columns[0].cells.size(); ++row) {
    html += fmt::format("<tr{}>", row < tones.size() ? class_of(tones[row]) : "");
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::string cell = row < columns[c].cells.size() ? in_a_cell(escaped(columns[c].cells[row])) : "";
      if (c == 0)
        html += fmt::format("<th scope=\"row\">{}</th>", cell);
      else
        html += fmt::format("<td{}>{}</td>", columns[c].left ? "" : " class=\"number\"", cell);
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table></div>\n";
}

}  // namespace peakend::results
