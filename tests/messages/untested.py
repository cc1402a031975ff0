"""Messages of the reader, checker and language whose words no test holds: one a line.

Reads the string literals of the sources and looks for them in the tests. A message put together of several parts is
found by its parts. What is no message, or cannot be met, is listed below with its reason.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
ROOMS = ["read", "check", "language", "spec", "base", "ratings"]
NO_MESSAGES = {"words.cpp", "functions.cpp", "outcomes.cpp", "as_text.cpp", "scenario_text.cpp", "rule_figures.cpp", "survey.cpp", "source.cpp"}
EXCUSED = {
    "the expression becomes too large",  # a change would have to be of some 100,000 parts
    "at most 100,000 parts and 1,000 levels",  # the same, of names
    "a journey has at least one touchpoint",  # `first` is missed before it
    "the store never opens",  # an empty map of hours is refused before it
    "the table of ties is not used",  # needs a table: tests/read/network has it by its hint
    "write `kind: file`",
    "a distribution cannot be read here",  # the reader refuses it where it could stand
    "this is not what is needed here",  # every key has words of its own for it
    "this parameter",  # of a distribution: its unit is refused before
    "a number without %",  # of figures without a unit; the other two have cases
    "not an item of the list around it",  # for what yaml-cpp could say, and was not made to
    "a character no anchor's name has",
    "a character no tag has",
    "its text was not kept",  # a manifest that somebody has cut
    "the table of keys",  # ours: a default that does not parse
    " levels, aliases written out",  # tests/read/tree_test, with the number
    "character number ",  # refused as bytes of the file
    "a file of such entries",
    "of a whole scenario, take the entries you want: {file: .., take: [relationships.fling]}",
    "a claim about relationships that is said to emerge, and rests on the trait '",  # tests/check, in parts
    "' that relationship '",
    "take the trait out, or say `kind: follows_from_rule`",
}


def literals(text):
    text = re.sub(r"//[^\n]*", "", text)
    text = re.sub(r"'\\?[\"']'", "0", text)  # a quote as a character
    text = re.sub(r'"\s*\n\s*"', "", text)  # one literal over several lines
    text = re.sub(r"^#include.*$", "", text, flags=re.M)
    return [m.group(1) for m in re.finditer(r'"((?:[^"\\\n]|\\.)*)"', text)]


def main():
    tests = "".join(p.read_text(errors="replace") for p in sorted((ROOT / "tests").rglob("*")) if p.suffix in {".cpp", ".hpp", ".txt"})
    tests = re.sub(r'"\s*\n?\s*"', "", tests).replace('\\"', '"').replace("\\\\", "\\")
    for room in ROOMS:
        for path in sorted((ROOT / "scenarios" / room).glob("*.cpp")):
            if path.name in NO_MESSAGES:
                continue
            for literal in literals(path.read_text()):
                text = literal.replace('\\"', '"').replace("\\\\", "\\")
                if len(text) < 14 or " " not in text or text in EXCUSED:
                    continue
                parts = [part for part in re.split(r"\{[^}]*\}", text) if len(part.strip()) >= 8]
                if parts and not all(part in tests for part in parts):
                    print(f"{path.relative_to(ROOT)}: {literal}")


main()
