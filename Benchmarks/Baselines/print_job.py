#!/usr/bin/env python3
"""print_job.py SOCKET QUEUE DOCUMENT.pdf: what CUPS itself takes to accept a job.

One raw IPP Print-Job request (RFC 8011, section 4.2.1) of the document for each
line read, on one kept connection to the spooler's socket. Writes the
milliseconds from the first byte sent to the answer read. Says "ready" first.
"""

import socket
import struct
import sys
import time
import uuid

PRINT_JOB, OPERATION, JOB, END = 0x0002, b"\x01", b"\x02", b"\x03"
NAME, URI, CHARSET, LANGUAGE, MIME = 0x42, 0x45, 0x47, 0x48, 0x49


def attribute(tag, name, value):
    name, value = name.encode(), value.encode()
    return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(value)) + value


def request(queue, number, document):
    """The whole HTTP request, job-uuid and job-name its own."""
    identity = uuid.uuid4()
    message = b"".join([
        struct.pack(">BBHI", 2, 0, PRINT_JOB, number),
        OPERATION,
        attribute(CHARSET, "attributes-charset", "utf-8"),
        attribute(LANGUAGE, "attributes-natural-language", "en"),
        attribute(URI, "printer-uri", f"ipp://localhost/printers/{queue}"),
        attribute(NAME, "requesting-user-name", "kiosk"),
        attribute(NAME, "job-name", f"health-card/{identity}/1"),
        attribute(MIME, "document-format", "application/pdf"),
        JOB,
        attribute(URI, "job-uuid", f"urn:uuid:{identity}"),
        END,
        document,
    ])
    head = (
        f"POST /printers/{queue} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ipp\r\n"
        f"Content-Length: {len(message)}\r\n\r\n")
    return head.encode() + message


def answer(reader):
    """Reads one answer; leaves the connection ready for the next request."""
    status = reader.readline().decode()
    headers = {}
    while (line := reader.readline().decode().strip()):
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while (size := int(reader.readline(), 16)):
            body += reader.read(size)
            reader.readline()
        reader.readline()
    else:
        body = reader.read(int(headers.get("content-length", 0)))
    return status, body


def main():
    path, queue, document = sys.argv[1:4]
    with open(document, "rb") as file:
        document = file.read()
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(path)
    reader = connection.makefile("rb")
    print("ready", flush=True)
    for number, _ in enumerate(sys.stdin, start=1):
        message = request(queue, number, document)
        start = time.perf_counter()
        connection.sendall(message)
        status, body = answer(reader)
        elapsed = time.perf_counter() - start
        code = struct.unpack(">H", body[2:4])[0] if len(body) >= 4 else -1
        if " 200 " not in status or not 0 <= code < 0x0100:
            sys.exit(f"print_job.py: the spooler did not accept the job: {status.strip()}, IPP status {code:#06x}")
        print(f"{elapsed * 1e3:.4f}", flush=True)


if __name__ == "__main__":
    main()
