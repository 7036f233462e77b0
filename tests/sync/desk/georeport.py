"""Open311 GeoReport v2 and Service Discovery as tables, written from the specification, and a checker that holds documents in
both formats to them. JSON is compared with XML by the Spark convention."""
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree

W3C = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
TEXT, FLAG, NUMBER = "text", "flag", "number"
# field: (may it be empty, type, a pattern that its text matches whole)
SERVICE = {
    "service_code": (False, TEXT, r"[a-z_]+"), "service_name": (False, TEXT, r".+"), "description": (False, TEXT, r".+"),
    "metadata": (False, FLAG, r"true|false"), "type": (False, TEXT, r"realtime|batch|blackbox"),
    "keywords": (True, TEXT, r".*"), "group": (True, TEXT, r".*")}
REQUEST = {
    "service_request_id": (False, TEXT, r"[0-9a-f-]{36}"), "status": (False, TEXT, r"open|closed"),
    "status_notes": (True, TEXT, r"(?s).{,4000}"), "service_name": (False, TEXT, r".+"),
    "service_code": (False, TEXT, r"[a-z_]+"), "description": (False, TEXT, r"(?s).{,4000}"),
    "agency_responsible": (True, TEXT, r".*"), "service_notice": (True, TEXT, r".*"),
    "requested_datetime": (False, TEXT, W3C.pattern), "updated_datetime": (False, TEXT, W3C.pattern),
    "expected_datetime": (True, TEXT, W3C.pattern), "address": (False, TEXT, r".+"), "address_id": (True, TEXT, r".*"),
    "zipcode": (True, TEXT, r".*"), "lat": (True, NUMBER, r"-?[0-9.]+"), "long": (True, NUMBER, r"-?[0-9.]+"),
    "media_url": (True, TEXT, r"https?://\S+")}
ERROR = {"code": (False, NUMBER, r"\d{3}"), "description": (False, TEXT, r".+")}
ENDPOINT = {
    "specification": (False, TEXT, r"http://wiki\.open311\.org/GeoReport_v2"), "url": (False, TEXT, r"https?://\S+"),
    "changeset": (False, TEXT, r"\d{4}-\d\d-\d\d.*"), "type": (False, TEXT, r"production|test")}
DISCOVERY = {"changeset": (False, TEXT, r"\d{4}-\d\d-\d\d.*"), "contact": (False, TEXT, r".+"), "key_service": (False, TEXT, r".+")}
LISTS = {"services": ("service", SERVICE), "service_requests": ("request", REQUEST), "errors": ("error", ERROR)}
MEDIA_TYPES = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}
TYPES = {TEXT: str, FLAG: bool, NUMBER: (int, float)}


def parse_xml(body):
    """By xmllint and by ElementTree; only elements, no attributes, one declaration with the encoding."""
    assert body.startswith(b'<?xml version="1.0" encoding="UTF-8"?>'), body[:60]
    linted = subprocess.run(["xmllint", "--noout", "-"], input=body, capture_output=True, check=False)
    assert linted.returncode == 0, linted.stderr
    root = ElementTree.fromstring(body)
    for element in root.iter():
        assert not element.attrib, (element.tag, element.attrib)
        assert len(element) == 0 or not (element.text or "").strip(), element.tag
    return root


def check_xml_fields(element, table, more=()):
    names = [child.tag for child in element]
    assert len(names) == len(set(names)), names
    assert set(names) == set(table) | set(more), set(names) ^ (set(table) | set(more))
    for name, (may_be_empty, _, pattern) in table.items():
        text = element.findtext(name) or ""
        assert text or may_be_empty, f"{name} is empty"
        assert not text or re.fullmatch(pattern, text), (name, text)


def check_json_fields(thing, table, more=()):
    assert set(thing) == set(table) | set(more), set(thing) ^ (set(table) | set(more))
    for name, (may_be_empty, kind, pattern) in table.items():
        value = thing[name]
        if value is None:
            assert may_be_empty, f"{name} is null"
            continue
        assert isinstance(value, TYPES[kind]) and (kind == FLAG or not isinstance(value, bool)), (name, value)
        shown = str(value).lower() if kind == FLAG else str(value)
        assert value != "" and re.fullmatch(pattern, shown), (name, value)


def spark(element):
    """What the JSON has to be, with every value as text: a container of equal children is an array."""
    children = list(element)
    if not children:
        return element.text or None
    if element.tag in ("attributes", "endpoints", "formats", *LISTS):
        return [spark(child) for child in children]
    return {child.tag: spark(child) for child in children}


def as_texts(value):
    if isinstance(value, dict):
        return {name: as_texts(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [as_texts(inside) for inside in value] or None
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def no_member_twice(pairs):
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), names
    return dict(pairs)


def check(root, xml, body):
    """The document `root` in both formats. Gives the JSON, which says the same."""
    element = parse_xml(xml)
    assert element.tag == root, element.tag
    thing = json.loads(body, object_pairs_hook=no_member_twice)
    assert as_texts(thing) == spark(element), (thing, xml)
    if root in LISTS:
        child, table = LISTS[root]
        assert isinstance(thing, list)
        for inside in element:
            assert inside.tag == child, inside.tag
            check_xml_fields(inside, table)
        for inside in thing:
            check_json_fields(inside, table)
    elif root == "discovery":
        check_discovery(element, thing)
    elif root == "service_definition":
        check_xml_fields(element, {"service_code": SERVICE["service_code"]}, ["attributes"])
        check_json_fields(thing, {"service_code": SERVICE["service_code"]}, ["attributes"])
        assert thing["attributes"] == [], "a kiosk asks for nothing more"
    else:
        raise AssertionError(f"the specification has no document {root}")
    return thing


def check_discovery(element, thing):
    check_xml_fields(element, DISCOVERY, ["endpoints"])
    check_json_fields(thing, DISCOVERY, ["endpoints"])
    assert len(element.find("endpoints")) == len(thing["endpoints"]) == 1
    check_xml_fields(element.find("endpoints/endpoint"), ENDPOINT, ["formats"])
    check_json_fields(thing["endpoints"][0], ENDPOINT, ["formats"])
    assert thing["endpoints"][0]["formats"] == ["text/xml", "application/json"]
