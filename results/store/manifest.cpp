// JSON by nlohmann's library; written to a temporary name first and then renamed.
#include "results/store/manifest.hpp"

#include <sys/utsname.h>

#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "results/report/files.hpp"

namespace peakend::results {
namespace {
using Json = nlohmann::ordered_json;
constexpr int manifest_schema = 1;

Json as_object(const StudyPlan& plan) {
  Json json{{"command", plan.command}, {"sets", plan.sets}, {"replications", plan.replications}};
  if (!plan.policies.empty()) json["policies"] = plan.policies;
  if (!plan.points.empty()) json["paths"] = plan.paths, json["points"] = plan.points;
  return json;
}

StudyPlan plan_of(const Json& json) {
  StudyPlan plan;
  plan.command = json.value("command", std::string());
  plan.sets = json.value("sets", plan.sets), plan.paths = json.value("paths", plan.paths);
  plan.points = json.value("points", plan.points), plan.policies = json.value("policies", plan.policies);
  plan.replications = json.value("replications", 0);
  return plan;
}

std::string text_of(const Json& json, const char* key) { return json.value(key, std::string()); }

Manifest from_json(const Json& json) {
  Manifest manifest;
  manifest.version = text_of(json, "version");
  manifest.engine = json.value("engine", 0);
  manifest.scenario = text_of(json, "scenario");
  manifest.scenario_text = text_of(json, "scenario_text");
  manifest.scenario_hash = text_of(json, "scenario_hash");
  manifest.seed = json.value("seed", std::uint64_t{1});
  manifest.plan = plan_of(json.value("plan", Json::object()));
  manifest.expect = text_of(json, "expect");
  manifest.host = text_of(json, "host"), manifest.compiler = text_of(json, "compiler");
  manifest.started = text_of(json, "started"), manifest.finished = text_of(json, "finished");
  return manifest;
}
}  // namespace

std::string to_json(const Manifest& manifest) {
  Json json;
  json["schema"] = manifest_schema;
  json["version"] = manifest.version;
  json["engine"] = manifest.engine;
  json["scenario"] = manifest.scenario;
  json["scenario_hash"] = manifest.scenario_hash;
  json["seed"] = manifest.seed;
  json["plan"] = as_object(manifest.plan);
  json["host"] = manifest.host;
  json["compiler"] = manifest.compiler;
  json["started"] = manifest.started;
  json["finished"] = manifest.finished;
  json["expect"] = manifest.expect;
  json["scenario_text"] = manifest.scenario_text;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<std::string> write_manifest(const std::string& folder, const Manifest& manifest) noexcept {
  try {
    return write_files(folder, {{manifest_name, to_json(manifest)}});
  } catch (const std::exception& error) {
    return std::string("cannot write the manifest: ") + error.what();
  }
}

std::optional<Manifest> read_manifest(const std::string& folder) noexcept {
  try {
    std::ifstream stream(std::filesystem::path(folder) / manifest_name, std::ios::binary);
    if (!stream) return {};
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    const Json json = Json::parse(bytes.str(), nullptr, false);
    if (!json.is_object() || json.value("schema", 0) != manifest_schema) return {};
    return from_json(json);
  } catch (const std::exception&) {
    return {};
  }
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
