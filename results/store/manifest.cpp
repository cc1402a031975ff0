// JSON by nlohmann's library; written to a temporary name first and then renamed.
#include "results/store/manifest.hpp"

#include <sys/utsname.h>

#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "results/files/files.hpp"

namespace peakend::results {
namespace {
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;
constexpr int manifest_schema = 2;
constexpr const char* commands = "commands";

Json as_object(const StudyPlan& plan) {
  Json json{{"command", plan.command}, {"sets", plan.sets}, {"replications", plan.replications}};
  if (plan.most_replications > 0) json["most_replications"] = plan.most_replications;
  if (!plan.rivals) json["rivals"] = false;
  if (!plan.policies.empty()) json["policies"] = plan.policies;
  if (!plan.points.empty()) json["paths"] = plan.paths, json["points"] = plan.points;
  return json;
}

StudyPlan plan_of(const Json& json) {
  StudyPlan plan;
  plan.command = json.value("command", std::string());
  plan.sets = json.value("sets", plan.sets), plan.paths = json.value("paths", plan.paths);
  plan.points = json.value("points", plan.points), plan.policies = json.value("policies", plan.policies);
  plan.replications = json.value("replications", 0), plan.most_replications = json.value("most_replications", 0);
  plan.rivals = json.value("rivals", true);
  return plan;
}

std::string text_of(const Json& json, const char* key) { return json.value(key, std::string()); }

Manifest from_json(const Json& json) {
  Manifest manifest;
  manifest.version = text_of(json, "version");
  manifest.engine = json.value("engine", 0);
  manifest.scenario = text_of(json, "scenario");
  manifest.file = text_of(json, "file");
  manifest.scenario_text = text_of(json, "scenario_text");
  manifest.scenario_hash = text_of(json, "scenario_hash");
  manifest.seed = json.value("seed", std::uint64_t{1});
  manifest.plan = plan_of(json.value("plan", Json::object()));
  manifest.expect = text_of(json, "expect");
  manifest.host = text_of(json, "host"), manifest.compiler = text_of(json, "compiler");
  manifest.started = text_of(json, "started"), manifest.finished = text_of(json, "finished");
  manifest.files = json.value("files", manifest.files);
  for (const Json& one : json.value("included", Json::array()))
    manifest.included.push_back({text_of(one, "file"), text_of(one, "text")});
  for (const Json& one : json.value("looks", Json::array()))
    manifest.looks.push_back({text_of(one, "scenario_hash"), one.value("seed", std::uint64_t{1}), one.value("replications", 0)});
  return manifest;
}

Json as_object(const Manifest& manifest) {
  Json json;
  json["version"] = manifest.version;
  json["engine"] = manifest.engine;
  json["scenario"] = manifest.scenario;
  json["file"] = manifest.file;
  json["scenario_hash"] = manifest.scenario_hash;
  json["seed"] = manifest.seed;
  json["plan"] = as_object(manifest.plan);
  json["host"] = manifest.host;
  json["compiler"] = manifest.compiler;
  json["started"] = manifest.started;
  json["finished"] = manifest.finished;
  json["files"] = manifest.files;
  json["expect"] = manifest.expect;
  json["scenario_text"] = manifest.scenario_text;
  for (const auto& one : manifest.included) json["included"].push_back({{"file", one.file}, {"text", one.text}});
  for (const auto& one : manifest.looks)
    json["looks"].push_back({{"scenario_hash", one.scenario_hash}, {"seed", one.seed}, {"replications", one.replications}});
  return json;
}

// The whole file; null when there is none that can be read. A pipe of that name is not waited for.
Json contents(const std::string& folder) {
  const auto file = fs::path(folder) / manifest_name;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return nullptr;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return nullptr;
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  Json json = Json::parse(bytes.str(), nullptr, false);
  if (!json.is_object() || json.value("schema", 0) != manifest_schema || !json.contains(commands)) return nullptr;
  return json[commands].is_object() ? json : Json(nullptr);
}
}  // namespace

std::string name_of(const StudyPlan& plan) {
  return plan.command == "run" && !plan.policies.empty() ? "run_" + plan.policies.front() : plan.command;
}

std::optional<std::string> write_manifest(const std::string& folder, const Manifest& manifest) noexcept {
  try {
    Json whole = contents(folder);
    if (whole.is_null()) {
      std::error_code ignored;
      const auto file = fs::path(folder) / manifest_name;
      if (fs::exists(file, ignored)) fs::rename(file, file.string() + ".old", ignored);
      whole = Json{{"schema", manifest_schema}, {commands, Json::object()}};
    }
    whole[commands][name_of(manifest.plan)] = as_object(manifest);
    return write_files(folder, {{manifest_name, whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"}});
  } catch (const std::exception& error) {
    return std::string("cannot write the manifest: ") + error.what();
  }
}

std::optional<Manifest> read_manifest(const std::string& folder, const std::string& name) noexcept {
  try {
    const Json whole = contents(folder);
    if (whole.is_null() || !whole[commands].contains(name)) return {};
    return from_json(whole[commands][name]);
  } catch (const std::exception&) {
    return {};
  }
}

std::vector<std::string> commands_in(const std::string& folder) noexcept {
  std::vector<std::string> names;
  try {
    const Json whole = contents(folder);
    if (!whole.is_null())
      for (const auto& item : whole[commands].items()) names.push_back(item.key());
  } catch (const std::exception&) {
  }
  return names;
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string this_host() {
  utsname names{};
  return ::uname(&names) == 0 ? names.nodename : "";
}

std::string this_compiler() {
#if defined(__clang__)
  return "clang++ " __clang_version__;
#else
  return "g++ " __VERSION__;
#endif
}

}  // namespace peakend::results
