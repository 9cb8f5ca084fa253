"""What stands in Protocol.md and openapi.yaml is enough to speak with the province."""

import base64
import hashlib
import json

import requests
import schemathesis
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import HealthCheck, given, settings, strategies
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance, response_headers_conformance, response_schema_conformance, status_code_conformance)

from client import open_envelope, read_key, uuid7

RECORD = {"person": "Nguyễn Thị Thử Nghiệm", "months": [1, 2, 3]}


def test_a_program_of_another_make_is_accepted_and_gets_the_same_code_again(province):
    client = province.client
    first = client.envelope(RECORD)
    second = client.envelope(RECORD, kind="shift-close", previous=hashlib.sha256(first).digest())
    answers = client.send([first, second])
    assert [answer["verdict"] for answer in answers] == ["accepted", "accepted"]
    assert answers[0]["confirmation"].startswith("LC") and "confirmation" not in answers[1]
    again = client.send([first, second])
    assert [answer["verdict"] for answer in again] == ["duplicate", "duplicate"]
    assert again[0]["confirmation"] == answers[0]["confirmation"]


def test_each_verdict_that_the_description_names_is_given(province):
    client, name = province.client, uuid7()
    taken = client.send([client.envelope(RECORD, name=name)])[0]
    other = client.send([client.envelope({}, name=name)])[0]
    altered = bytearray(client.envelope(RECORD))
    altered[-1] ^= 1
    later = bytearray(client.envelope(RECORD))
    later[2] = 2
    wrong = client.send([bytes(altered), bytes(later), client.envelope(RECORD)])
    assert (taken["verdict"], other["verdict"]) == ("accepted", "conflict")
    assert [(each["verdict"], each.get("code")) for each in wrong] == [
        ("refused", "envelope-signature-wrong"), ("deferred", "envelope-version-unknown"), ("accepted", None)]


def test_what_another_program_sealed_opens_at_the_province(province):
    marker = uuid7().hex()
    province.client.send([province.client.envelope({"marker": marker, "name": "Đặng Thử"})])
    lines = province.intake("open", "--store", province.store, "--keys", province.keys, "--json").splitlines()
    records = [json.loads(line)["record"] for line in lines]
    assert [each for each in records if each.get("marker") == marker] == [{"marker": marker, "name": "Đặng Thử"}]


def test_an_envelope_opens_with_the_private_key_and_the_description_alone(province):
    key = X25519PrivateKey.from_private_bytes(
        read_key(province.keys / "province-agreement.key", "province-agreement-private"))
    opened = open_envelope(province.client.envelope(RECORD), key)
    assert opened["record"] == RECORD and opened["kind"] == "registration"


def test_the_served_file_is_the_contract_and_no_request_brings_an_undocumented_answer(province):
    schema = schemathesis.openapi.from_url(f"{province.url}/openapi.yaml")
    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
              response_schema_conformance]
    seen = set()

    for operation in schema.get_all_operations():
        @settings(max_examples=90, deadline=None, derandomize=True, database=None,
                  suppress_health_check=list(HealthCheck))
        @given(case=operation.ok().as_strategy(), far=strategies.integers(0, 3))
        def ask(case, far):
            if case.operation.method == "put":
                come_through(case, far, province.client)
            answer = case.call()
            seen.add((case.operation.method, case.path, answer.status_code))
            case.validate_response(answer, checks=checks)

        ask()
    batches = "/v1/kiosks/{kiosk}/batches/{batch}"
    assert {("get", "/v1/ready", 200)} | {("put", batches, status) for status in (400, 401, 403)} <= seen
    assert requests.get(f"{province.url}/v1/ready", timeout=10).status_code == 200


def come_through(case, far, client):
    """Lets a made-up request pass the first checks: the kiosk's, the signature's, the batch id's."""
    body = case.body if isinstance(case.body, bytes) else b"KB\x01"
    if far > 0:
        case.path_parameters = {**case.path_parameters, "kiosk": client.kiosk}
    if far > 1:
        case.body = body
        case.headers = {**(case.headers or {}), "Kiosk-Signature": base64.b64encode(client.key.sign(body)).decode()}
    if far > 2:
        case.path_parameters = {**case.path_parameters, "batch": hashlib.sha256(body).hexdigest()[:32]}
