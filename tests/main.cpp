// The one main of all tests: Catch2's own. Test files hold test cases only.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
