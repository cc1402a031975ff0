// Builds the tree from yaml-cpp's events. Nothing is kept that the limits do not allow; the first breach of a limit or
// of YAML ends the reading, other mistakes (a key given twice, a tag) are gathered.
#include "scenarios/read/tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <exception>
#include <map>
#include <sstream>

#include "scenarios/base/text.hpp"
#include "scenarios/read/extent.hpp"
#include "scenarios/read/merge_keys.hpp"
#include "scenarios/read/source.hpp"
#include "scenarios/read/yaml_words.hpp"

namespace peakend::read {
namespace {

constexpr std::size_t most_anchors = 10'000;  // each keeps its path from the root
constexpr std::size_t most_problems = 100;
constexpr std::string_view text_tag = "tag:yaml.org,2002:str";

struct Stop {};  // thrown through yaml-cpp when reading on makes no sense; a problem was added before

// A list or map that is being read. Only the innermost grows, so the nodes above it stay where they are.
struct Open {
  Node* node = nullptr;
  bool key_next = true;             // maps: the next event is a key
  std::map<std::string, int> keys;  // with the line of the first; ordered: no text makes it slow
};

// A handler because yaml-cpp asks for one; its state is what has been read so far.
class Builder final : public YAML::EventHandler {
 public:
  Builder(const Source& source, const Limits& limits, Problems& problems)
      : source_(source), limits_(limits), problems_(problems) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (started_)
      stop(mark, "several documents in one file", "one", "",
           "is there a '---', a '...' or a text at the left edge too much?");
    started_ = true;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::list);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::map);
  }
  void OnSequenceEnd() override { stack_.pop_back(); }
  void OnMapEnd() override { stack_.pop_back(); }

  Node& root() { return root_; }
  const Node* innermost() const { return stack_.empty() ? nullptr : stack_.back().node; }
  Place at(const YAML::Mark& mark) const {
    return place(source_, mark.line, mark.column, static_cast<std::size_t>(std::max(mark.pos, 0)));
  }

 private:
  std::string path() const;
  bool key_is_next() const {
    return !stack_.empty() && stack_.back().node->kind == Node::Kind::map && stack_.back().key_next;
  }
  void add_key(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& key, bool plain);
  Node& add(const YAML::Mark& mark, YAML::anchor_t anchor, Node node);
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind);
  void check_tag(const YAML::Mark& mark, const std::string& tag, bool scalar);
  const Node* anchored(YAML::anchor_t anchor) const;
  void absent(Node& node, const YAML::Mark& mark) const;
  void problem(const YAML::Mark& mark, std::string said, std::string expected, std::string got, std::string hint);
  [[noreturn]] void stop(const YAML::Mark& mark, std::string said, std::string expected, std::string got,
                         std::string hint);
  void no_key(const YAML::Mark& mark, const std::string& got) {
    stop(mark, "a key that is not a word", "a word", got, "to use it as a word, put it in quotes");
  }
  void count(const YAML::Mark& mark, std::size_t more);

  const Source& source_;
  const Limits& limits_;
  Problems& problems_;
  Node root_;
  std::vector<Open> stack_;
  std::map<YAML::anchor_t, std::vector<std::size_t>> anchors_;  // which child at each level, from the root
  std::size_t nodes_ = 0;
  std::size_t found_ = 0;
  bool started_ = false;
};

void Builder::problem(const YAML::Mark& mark, std::string said, std::string expected, std::string got,
                      std::string hint) {
  problems_.push_back(
      {Severity::error, at(mark), path(), std::move(said), std::move(expected), std::move(got), std::move(hint)});
  if (++found_ < most_problems) return;
  problems_.push_back(
      {Severity::error, at(mark), "", "too many problems; the rest of the file was not read", "", "", ""});
  throw Stop{};
}

void Builder::stop(const YAML::Mark& mark, std::string said, std::string expected, std::string got, std::string hint) {
  problem(mark, std::move(said), std::move(expected), std::move(got), std::move(hint));
  throw Stop{};
}

void Builder::count(const YAML::Mark& mark, std::size_t more) {
  if (more > limits_.nodes - nodes_) {
    stop(mark, "too many values", "at most " + std::to_string(limits_.nodes) + ", aliases written out", "", "");
  }
  nodes_ += more;
}

std::string Builder::path() const {
  std::string out;
  for (const Open& level : stack_) {
    const Node& node = *level.node;
    const bool next = &level == &stack_.back();  // an item or a key that is about to be added
    if (node.kind == Node::Kind::map && next && level.key_next) break;
    if (!out.empty()) out += '.';
    out += node.kind == Node::Kind::map ? shown(node.members.back().key)
                                        : std::to_string(node.items.size() - (next ? 0 : 1));
  }
  return out;
}

void Builder::add_key(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& key, bool plain) {
  Open& map = stack_.back();
  const Place where = at(mark);
  map.node->members.push_back({key, where.line, where.column, Node{}, plain && key == "<<"});
  map.key_next = false;
  if (anchor != YAML::NullAnchor) problem(mark, "an anchor on a key", "", "", "put it on the value");
  const auto [first, fresh] = map.keys.emplace(key, where.line);
  if (!fresh)
    problem(mark, "the key is given twice", "", "", "it was first given in line " + std::to_string(first->second));
}

// `node` is given whole so that a copy of a sibling is complete before the list it stands in grows.
Node& Builder::add(const YAML::Mark& mark, YAML::anchor_t anchor, Node node) {
  const Place where = at(mark);
  node.line = where.line;
  node.column = where.column;
  Node* slot = &root_;
  if (!stack_.empty()) {
    Open& parent = stack_.back();
    if (parent.node->kind == Node::Kind::list) {
      slot = &parent.node->items.emplace_back();
    } else {
      slot = &parent.node->members.back().value;
      parent.key_next = true;
    }
  }
  *slot = std::move(node);
  if (anchor != YAML::NullAnchor) {
    if (anchors_.size() >= most_anchors)
      stop(mark, "too many anchors", "at most " + std::to_string(most_anchors), "", "");
    std::vector<std::size_t> way;
    for (const Open& level : stack_) way.push_back(std::max(level.node->items.size(), level.node->members.size()) - 1);
    anchors_[anchor] = std::move(way);
  }
  return *slot;
}

void Builder::check_tag(const YAML::Mark& mark, const std::string& tag, bool scalar) {
  if (tag.empty() || tag == "?" || tag == "!" || (scalar && tag == text_tag)) return;
  problem(mark, "tags are not supported", scalar ? "none, '!' or '!!str'" : "none", quoted(tag_name(tag)), "");
}

void Builder::open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
  if (key_is_next()) no_key(mark, kind == Node::Kind::list ? "a list" : "a map");
  if (static_cast<int>(stack_.size()) >= limits_.depth) {
    stop(mark, "nested too deeply", "at most " + std::to_string(limits_.depth) + " levels", "", "");
  }
  check_tag(mark, tag, false);
  count(mark, 1);
  Node node;
  node.kind = kind;
  Node& added = add(mark, anchor, std::move(node));
  stack_.push_back({&added, true, {}});
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       const std::string& value) {
  if (tag != "?" && never_closed(source_.bytes, static_cast<std::size_t>(mark.pos)))
    stop(mark, "a quote that is never closed", "", "", "");
  check_tag(mark, tag, true);
  if (key_is_next()) return add_key(mark, anchor, value, tag == "?");
  count(mark, 1);
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = value;
  node.quoted = tag != "?";  // '!' and '!!str' say "text" as quotes do
  add(mark, anchor, std::move(node));
}

// For a value that is left out yaml-cpp gives the place of what comes next; the key or the dash is what its author
// has to look at.
void Builder::absent(Node& node, const YAML::Mark& mark) const {
  if (stack_.empty()) return;
  const std::string_view bytes = source_.bytes;
  const std::size_t offset = std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), bytes.size());
  const std::string_view word = word_at(bytes, offset);
  const bool written = word == "~" || word == "null" || word == "Null" || word == "NULL" || word.substr(0, 1) == "&";
  const Node& parent = *stack_.back().node;
  if (parent.kind == Node::Kind::map) {
    const Member& member = parent.members.back();
    const bool after_key = node.line == member.line ? node.column > member.column : node.column > parent.column;
    if (written && after_key) return;
    node.line = member.line;
    node.column = member.column;
  } else if (!written) {
    const std::size_t last = offset == 0 ? std::string_view::npos : bytes.find_last_not_of(" \t\r\n", offset - 1);
    if (last == std::string_view::npos || bytes[last] != '-') return;
    const auto lines = std::count(bytes.begin() + static_cast<std::ptrdiff_t>(last),
                                  bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    const std::size_t start = bytes.rfind('\n', last) + 1;  // npos + 1 is 0
    const Place dash = place(source_, mark.line - static_cast<int>(lines), static_cast<int>(last - start), last);
    node.line = dash.line;
    node.column = dash.column;
  }
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  if (key_is_next()) {
    const std::string_view word =
        mark.pos < 0 ? std::string_view{} : word_at(source_.bytes, static_cast<std::size_t>(mark.pos));
    no_key(mark, word.empty() || word.front() == ':' ? "nothing" : quoted(word.substr(0, word.find(':'))));
  }
  count(mark, 1);
  absent(add(mark, anchor, Node{}), mark);
}

// nullptr when the anchor stands on a key (which was a problem already) or on a list or map that is still being read.
const Node* Builder::anchored(YAML::anchor_t anchor) const {
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) return nullptr;
  const Node* node = &root_;
  for (const std::size_t child : found->second) {
    node = node->kind == Node::Kind::list ? &node->items[child] : &node->members[child].value;
  }
  const bool being_read =
      std::any_of(stack_.begin(), stack_.end(), [&](const Open& level) { return level.node == node; });
  return being_read ? nullptr : node;
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::string_view name = word_at(source_.bytes, static_cast<std::size_t>(std::max(mark.pos, 0)));
  if (key_is_next()) no_key(mark, "an alias");
  const Node* target = anchored(anchor);
  if (target == nullptr) {
    if (anchors_.count(anchor) != 0) problem(mark, "an alias inside its own anchor", "", quoted(name), "");
    add(mark, YAML::NullAnchor, Node{});
    return;
  }
  const Extent size = extent(*target, limits_.nodes - nodes_ + 1);
  count(mark, size.nodes);
  if (static_cast<int>(stack_.size()) + size.depth > limits_.depth) {
    stop(mark, "nested too deeply", "at most " + std::to_string(limits_.depth) + " levels, aliases written out", "",
         "");
  }
  add(mark, YAML::NullAnchor, Node{*target});
}

Problem parse_problem(const Source& source, const Builder& builder, const YAML::ParserException& error) {
  const Node* innermost = builder.innermost();
  const Place opened = innermost == nullptr ? Place{} : Place{source.file, innermost->line, innermost->column};
  const std::size_t offset = error.mark.is_null() ? 0 : static_cast<std::size_t>(error.mark.pos);
  return yaml_problem(source, error.msg, builder.at(error.mark), offset, opened);
}

}  // namespace

const Member* Node::find(std::string_view key) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.key == key; });
  return found == members.end() ? nullptr : &*found;
}

std::optional<Node> parse(std::string_view bytes, const std::string& file, Problems& problems, const Limits& limits) {
  const std::size_t before = problems.size();
  try {
    Problem bad;
    const std::optional<Source> source = as_text(bytes, file, limits, bad);
    if (!source) {
      problems.push_back(std::move(bad));
      return std::nullopt;
    }
    const Layout layout = survey(*source, limits);
    if (layout.excess) {
      problems.push_back(*layout.excess);
      return std::nullopt;
    }
    Builder builder(*source, limits, problems);
    try {
      std::istringstream in{std::string(source->bytes)};
      YAML::Parser parser(in);
      while (parser.HandleNextDocument(builder)) continue;
      if (builder.root().kind == Node::Kind::null && problems.size() == before) {
        problems.push_back({Severity::error, Place{file, 0, 0}, "", "the file is empty", "", "", ""});
      }
    } catch (const Stop&) {
      if (layout.unclosed) problems.back() = unclosed_problem(*source, *layout.unclosed);
    } catch (const YAML::ParserException& error) {
      problems.push_back(layout.unclosed ? unclosed_problem(*source, *layout.unclosed)
                                         : parse_problem(*source, builder, error));
    }
    if (problems.size() == before) apply_merge_keys(builder.root(), file, problems);
    if (problems.size() == before) return std::move(builder.root());
  } catch (const std::exception& error) {
    problems.push_back({Severity::error, Place{file, 0, 0}, "", "cannot be read", "", error.what(), ""});
  }
  return std::nullopt;
}

}  // namespace peakend::read
