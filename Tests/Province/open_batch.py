"""Opens a batch file with the province's private key and the description alone; prints one record a line."""

import json
import pathlib
import sys

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from client import open_batch, open_envelope, read_key

batch, agreement, kiosk = map(pathlib.Path, sys.argv[1:])
private_key = X25519PrivateKey.from_private_bytes(read_key(agreement, "province-agreement-private"))
kiosk_key = read_key(kiosk, "kiosk-signing-public")
for envelope in open_batch(batch.read_bytes()):
    opened = open_envelope(envelope, private_key, kiosk_key)
    print(opened["kind"], json.dumps(opened["record"]["payment"]["amount"]))
