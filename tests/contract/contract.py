"""sync/wire/openapi.yaml as something to hold answers to: a checker that remembers what it has seen."""
import json
import pathlib
import re

import jsonschema
import yaml


METHODS = {"get", "put", "post", "delete", "head", "patch", "options"}
ANSWERS_ANY_METHOD = {"/healthz", "/readyz"}


class StrictLoader(yaml.SafeLoader):
    """Refuses a key that comes twice, which YAML's usual loaders pass over."""


def _mapping(loader, node, deep=False):
    keys = [loader.construct_object(key, deep=deep) for key, _ in node.value]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise AssertionError(f"{node.start_mark}: {sorted(twice)} comes twice")
    return yaml.SafeLoader.construct_mapping(loader, node, deep)


StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


class Contract:
    def __init__(self, file):
        self.document = yaml.load(pathlib.Path(file).read_text(encoding="utf-8"), StrictLoader)
        self.seen = set()

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            path = node["$ref"].removeprefix("#/").split("/")
            node = self.document
            for part in path:
                node = node[part]
        return node

    def validator(self, schema):
        resolver = jsonschema.RefResolver("", self.document)
        return jsonschema.Draft202012Validator(schema, resolver=resolver)

    def operations(self):
        for path, item in self.document["paths"].items():
            for method in item.keys() & METHODS:
                yield path, method, item[method]

    def promised(self):
        """Everything that has to be seen: (path, method, status, media type or None)."""
        for path, method, operation in self.operations():
            for status, response in operation["responses"].items():
                for media in self.resolve(response).get("content", {None: None}):
                    yield path, method, int(status), media
        for path in self.document["paths"].keys() - ANSWERS_ANY_METHOD:
            yield path, "other", 405, None

    def methods_at(self, target):
        """The path that `target` is one of, and the methods that stand there."""
        for path, item in self.document["paths"].items():
            if re.fullmatch(re.sub(r"\\\{[^/]*\\\}", "[^/]+", re.escape(path)), target):
                return path, sorted(method.upper() for method in item.keys() & METHODS)
        raise AssertionError(f"{target} is in no path")

    def check_refused_method(self, method, target, headers, body):
        """405 to a method that stands nowhere at this path, and Allow names the others."""
        path, allowed = self.methods_at(target)
        assert method not in allowed, f"{method} {path} is promised, and refused"
        assert dict(headers).get("Allow", "").split(", ") == allowed, f"{path}: Allow is not {allowed}"
        assert body == b"", f"{path}: a body with 405"
        self.seen.add((path, "other", 405, None))

    def operation_for(self, method, target):
        for path, its_method, operation in self.operations():
            pattern = re.sub(r"\\\{[^/]*\\\}", "[^/]+", re.escape(path))
            if its_method == method.lower() and re.fullmatch(pattern, target):
                return path, operation
        raise AssertionError(f"{method} {target} is in no path")

    def check_request(self, method, target, headers):
        """A request as our own courier sends it: every parameter in its place and form."""
        path, operation = self.operation_for(method, target)
        values = {name.lower(): value for name, value in headers.items()}
        last = target.rsplit("/", 1)[1]
        for parameter in operation["parameters"]:
            value = last if parameter["in"] == "path" else values.get(parameter["name"].lower())
            if value is None:
                assert not parameter["required"], f"{path}: {parameter['name']} is missing"
                continue
            self.validator(parameter["schema"]).validate(value)
        if "requestBody" in operation:
            assert values["content-type"] in operation["requestBody"]["content"]

    def check(self, method, target, status, headers, body):
        """An answer: its status is promised, and so are its headers, its media type and what stands in its body."""
        target = target.partition("?")[0]
        if status == 405:
            return self.check_refused_method(method, target, headers, body)
        path, operation = self.operation_for(method, target)
        where = f"{method} {path} {status}"
        assert str(status) in operation["responses"], f"{where} is not promised"
        response = self.resolve(operation["responses"][str(status)])
        values = {name.lower(): value for name, value in headers}
        for name, header in response.get("headers", {}).items():
            header = self.resolve(header)
            is_page = values.get("content-type", "").startswith("text/html")
            assert name.lower() in values or not (header.get("required") or is_page), f"{where}: no {name}"
            if name.lower() not in values:
                continue
            self.validator(header["schema"]).validate(values[name.lower()])
        media = values.get("content-type", "").split(";")[0] or None
        content = response.get("content", {})
        assert media in (content or {None: None}), f"{where}: {media} is not promised"
        if not content:
            assert body == b"", f"{where}: a body that is not promised"
        elif "schema" in content[media]:
            text = body.decode("utf-8")
            self.validator(content[media]["schema"]).validate(json.loads(text) if "json" in media else text)
        return self.seen.add((path, method.lower(), status, media))

    def missing(self):
        return sorted(map(str, set(self.promised()) - self.seen))
