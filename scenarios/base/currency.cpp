// The currencies of ISO 4217:2015, list one, whose minor unit is not two digits; funds, metals and codes without a
// minor unit are left at two.
#include "scenarios/base/currency.hpp"

#include <algorithm>
#include <array>

namespace peakend {
namespace {

constexpr std::array<std::string_view, 17> whole{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                                 "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> thousandths{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::array<std::string_view, 2> ten_thousandths{"CLF", "UYW"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

int minor_digits(std::string_view currency) {
  if (among(whole, currency)) return 0;
  if (among(thousandths, currency)) return 3;
  return among(ten_thousandths, currency) ? 4 : 2;
}

double money_scale_of(std::string_view currency) {
  double scale = 1000;
  for (int digit = minor_digits(currency); digit > 0; --digit) scale *= 10;
  return scale;
}

}  // namespace peakend
