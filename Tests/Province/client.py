"""A kiosk of another make: it speaks the protocol from Protocol.md and openapi.yaml alone."""

import base64
import datetime
import hashlib
import hmac
import json
import pathlib
import secrets
import struct
import time
import zlib

import requests
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

INFO = b"kiosk envelope 1"
PROTOCOL = pathlib.Path(__file__).resolve().parents[2] / "Sources" / "UploadContract" / "Protocol"
DICTIONARY = (PROTOCOL / "payload-dictionary.txt").read_bytes()


# Keys ---------------------------------------------------------------------------------------------

def raw(public_key):
    return public_key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def new_kiosk_key():
    return Ed25519PrivateKey.generate()


def write_key(path, purpose, public_key):
    path.write_text(f"{purpose} {base64.b64encode(raw(public_key)).decode()}\n", encoding="ascii")


def read_key(path, purpose):
    words = path.read_text(encoding="ascii").split()
    assert words[0] == purpose and len(words) == 2
    return base64.b64decode(words[1], validate=True)


# HPKE (RFC 9180), base mode: X25519, HKDF-SHA256, ChaCha20-Poly1305 -------------------------------

KEM = b"KEM" + struct.pack(">H", 0x0020)
SUITE = b"HPKE" + struct.pack(">HHH", 0x0020, 0x0001, 0x0003)


def extract(salt, ikm):
    return hmac.new(salt or bytes(32), ikm, hashlib.sha256).digest()


def expand(prk, info, length):
    out, block = b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.new(prk, block + info + bytes([counter]), hashlib.sha256).digest()
        out += block
    return out[:length]


def labeled_extract(suite, salt, label, ikm):
    return extract(salt, b"HPKE-v1" + suite + label + ikm)


def labeled_expand(suite, prk, label, info, length):
    return expand(prk, struct.pack(">H", length) + b"HPKE-v1" + suite + label + info, length)


def shared_secret(agreed, encapsulated, recipient):
    prk = labeled_extract(KEM, b"", b"eae_prk", agreed)
    return labeled_expand(KEM, prk, b"shared_secret", encapsulated + recipient, 32)


def key_and_nonce(secret):
    context = b"\0" + labeled_extract(SUITE, b"", b"psk_id_hash", b"") + labeled_extract(SUITE, b"", b"info_hash", INFO)
    prk = labeled_extract(SUITE, secret, b"secret", b"")
    return labeled_expand(SUITE, prk, b"key", context, 32), labeled_expand(SUITE, prk, b"base_nonce", context, 12)


def seal(payload, header, recipient):
    ephemeral = X25519PrivateKey.generate()
    encapsulated = raw(ephemeral.public_key())
    agreed = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    key, nonce = key_and_nonce(shared_secret(agreed, encapsulated, recipient))
    return encapsulated, ChaCha20Poly1305(key).encrypt(nonce, payload, header)


def unseal(encapsulated, sealed, header, private_key):
    agreed = private_key.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    key, nonce = key_and_nonce(shared_secret(agreed, encapsulated, raw(private_key.public_key())))
    return ChaCha20Poly1305(key).decrypt(nonce, sealed, header)


# Envelopes and batches ----------------------------------------------------------------------------

def uuid7():
    number = int(time.time() * 1000) << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62 | secrets.randbits(62)
    return number.to_bytes(16, "big")


def short(data):
    return bytes([len(data)]) + data


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        assert self.at + count <= len(self.data), "the bytes end inside a field"
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, size):
        return int.from_bytes(self.take(size), "big")

    def short(self):
        return self.take(self.number(1))


def decoded(encoding, payload):
    if encoding == 0:
        return payload
    assert encoding == 1, "JSON, deflated"
    inflating = zlib.decompressobj(-15, zdict=DICTIONARY)
    text = inflating.decompress(payload)
    assert inflating.eof and not inflating.unused_data
    return text


def open_envelope(data, private_key, kiosk_key=None):
    """The header's fields and the record, as the holder of the private key reads them."""
    reader = Reader(data)
    assert reader.take(3) == b"KE\x01"
    fields = {"id": reader.take(16).hex(), "kind": reader.short().decode(), "kiosk": reader.short().decode(),
              "officer": reader.short().decode(), "day": reader.number(4), "made_at": reader.number(8),
              "previous": reader.short()}
    fields["rules"] = "sha256:" + reader.take(32).hex() if reader.number(1) else reader.short().decode()
    encoding = reader.number(1)
    assert reader.take(8) == hashlib.sha256(raw(private_key.public_key())).digest()[:8], "another key"
    header = data[:reader.at]
    encapsulated, sealed = reader.take(32), reader.take(reader.number(4))
    signed = data[:reader.at]
    signature = reader.take(64)
    assert reader.at == len(data)
    if kiosk_key:
        Ed25519PublicKey.from_public_bytes(kiosk_key).verify(signature, signed)
    fields["record"] = json.loads(decoded(encoding, unseal(encapsulated, sealed, header, private_key)))
    return fields


def open_batch(body):
    reader = Reader(body)
    assert reader.take(3) == b"KB\x01"
    envelopes = []
    while reader.at < len(body):
        envelopes.append(reader.take(reader.number(4)))
    return envelopes


def batch(envelopes):
    return b"KB\x01" + b"".join(struct.pack(">I", len(envelope)) + envelope for envelope in envelopes)


class KioskClient:
    def __init__(self, url, kiosk, key, keys):
        self.url, self.kiosk, self.key = url, kiosk, key
        self.agreement = read_key(keys / "province-agreement.pub", "province-agreement-public")
        self.province = Ed25519PublicKey.from_public_bytes(
            read_key(keys / "province-signing.pub", "province-signing-public"))

    def envelope(self, record, kind="registration", previous=b"", name=None):
        today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7)))
        header = b"".join([
            b"KE\x01", name or uuid7(), short(kind.encode()), short(self.kiosk.encode()), short(b"an"),
            struct.pack(">I", int(today.strftime("%Y%m%d"))), struct.pack(">q", int(today.timestamp() * 1000)),
            short(previous), b"\x01" + bytes(32), b"\0", hashlib.sha256(self.agreement).digest()[:8]])
        payload = json.dumps(record, ensure_ascii=False).encode()
        encapsulated, sealed = seal(payload, header, self.agreement)
        signed = header + encapsulated + struct.pack(">I", len(sealed)) + sealed
        return signed + self.key.sign(signed)

    def put(self, body, name=None, signature=None):
        name = name or hashlib.sha256(body).hexdigest()[:32]
        signature = signature or base64.b64encode(self.key.sign(body)).decode()
        return requests.put(
            f"{self.url}/v1/kiosks/{self.kiosk}/batches/{name}", data=body, timeout=30, allow_redirects=False,
            headers={"Kiosk-Signature": signature, "Content-Type": "application/octet-stream"})

    def send(self, envelopes):
        """The entries of an answer that counts."""
        body = batch(envelopes)
        answer = self.put(body)
        assert answer.status_code == 200, answer.text
        try:
            self.province.verify(base64.b64decode(answer.headers["Kiosk-Signature"]), answer.content)
        except InvalidSignature as wrong:
            raise AssertionError("not the province's answer") from wrong
        told = answer.json()
        assert (told["kiosk"], told["batch"]) == (self.kiosk, hashlib.sha256(body).hexdigest()[:32])
        return told["envelopes"]
