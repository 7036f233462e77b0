#!/usr/bin/python3
"""junit.py REPORT COUNTS: names the tests of a CTest report that did not pass, and writes "PASSED FAILED" to COUNTS.

A test that was skipped, disabled or could not start has not passed; no report, or one without tests, is a failure."""
import pathlib
import sys
import xml.etree.ElementTree as xml


def main(report, counts):
    try:
        cases = list(xml.parse(report).getroot().iter("testcase"))
    except (OSError, xml.ParseError) as error:
        print(f"FAILED no report of the tests: {error}")
        cases = None
    failed = [case.get("name") for case in cases or [] if case.get("status") != "run"]
    for name in failed:
        print(f"FAILED {name}")
    if cases == []:
        print("FAILED there are no tests")
    passed = len(cases or []) - len(failed)
    pathlib.Path(counts).write_text(f"{passed} {len(failed) or int(not cases)}\n", encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
