// Texts and tables as HTML. Whatever an author wrote comes out as text: no markup, no control characters, no marks that
// turn the direction of what follows.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "results/report/columns.hpp"

namespace peakend::results {

// Readable as it is: at most `most` characters, broken UTF-8 and control characters replaced.
std::string harmless(std::string_view text, std::size_t most = 600);
// The same, for between tags and inside quoted attributes.
std::string escaped(std::string_view text, std::size_t most = 600);

// The same as a sentence: no line of it begins with a per cent sign.
std::string prose(std::string_view text);
std::string element(std::string_view tag, std::string_view text);  // the text is escaped
std::string list_of(const std::vector<std::string>& sentences, std::string_view kind = "");

// The first column heads its rows. `tones`: one a row; missing ones are plain.
std::string table_of(const std::vector<Column>& columns, const std::vector<Tone>& tones, std::string_view caption);

}  // namespace peakend::results
