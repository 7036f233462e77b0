#!/usr/bin/python3 -S
"""The engine of the printer in the tests: ippeveprinter runs it for each job, with the document's file. How it is stands in the
file ENGINE_STATE and is read again all the time; what it has printed lies in the folder ENGINE_OUTPUT, and what was said of the
jobs in the file `jobs` beside it. A job that was cancelled meanwhile, which ippeveprinter does not tell, is not printed."""
import http.client
import os
import pathlib
import sys
import time

STATES = {"ready": "none", "slow": "none", "abort": "none", "paper-low": "media-low-report", "cover-open": "cover-open",
          "paper-out": "media-empty-error,media-needed-error", "jam": "media-jam-error"}
PRINTS = ("ready", "paper-low")


def attribute(tag, name, value):
    return bytes([tag]) + len(name).to_bytes(2, "big") + name + len(value).to_bytes(2, "big") + value


def is_cancelled():
    port, number = os.environ["ENGINE_PORT"], int(os.environ["IPP_JOB_ID"])
    uri = f"ipp://localhost:{port}/ipp/print".encode()
    body = (b"\2\0\0\x09\0\0\0\1\1" + attribute(0x47, b"attributes-charset", b"utf-8")
            + attribute(0x48, b"attributes-natural-language", b"en") + attribute(0x45, b"printer-uri", uri)
            + attribute(0x21, b"job-id", number.to_bytes(4, "big")) + attribute(0x44, b"requested-attributes", b"job-state-reasons")
            + b"\3")
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=5)
    connection.request("POST", "/ipp/print", body, {"Content-Type": "application/ipp"})
    answer = connection.getresponse().read()
    connection.close()
    return b"processing-to-stop-point" in answer or b"job-canceled" in answer


def main():
    document = pathlib.Path(sys.argv[1])
    output, state_file = pathlib.Path(os.environ["ENGINE_OUTPUT"]), pathlib.Path(os.environ["ENGINE_STATE"])
    told, printer = None, os.getppid()
    while os.getppid() == printer:  # else it was switched off
        state = state_file.read_text()
        if state != told:
            print("STATE:", STATES[state], file=sys.stderr, flush=True)
            told = state
        if state == "abort":
            sys.exit(1)
        if is_cancelled():
            return print("STATE: none", file=sys.stderr, flush=True)
        if state in PRINTS:
            return keep(document, output)
        time.sleep(0.1)


def keep(document, output):
    number = len(list(output.iterdir())) + 1
    part = output.parent / f"{number:04}.part"
    part.write_bytes(document.read_bytes())
    with open(output.parent / "jobs", "a", encoding="utf-8") as jobs:
        said = ("IPP_JOB_ORIGINATING_USER_NAME", "IPP_JOB_NAME", "IPP_MEDIA", "IPP_DOCUMENT_FORMAT_SUPPLIED")
        print(*(os.environ.get(name) for name in said), sep=" | ", file=jobs)
    part.rename(output / f"{number:04}.pdf")


main()
