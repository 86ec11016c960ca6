"""Stands between clients and Envoy, counts their requests, and spoils those of a case so that they meet one of mpool's errors.

Clients ask for /CLIENT/CASE/...: so the same plain call of any client meets every error.
"""
import gzip
import json
import re
import socket
import threading
from collections import defaultdict

CREDENTIAL = re.compile(rb"(?im)^(authorization|x-api-key|api-key|x-goog-api-key):.*\r\n")
BIG = 70_000 # beyond --max-body
MODELS = b'{"model":"a",' + b",".join([b'"model":"a"'] * 20) + b"}"


def path_is(head, path):
    return re.sub(rb"^(\S+) \S+", rb"\1 " + path.encode(), head)


def with_body(head, body):
    head = re.sub(rb"(?im)^(content-length|transfer-encoding):.*\r\n", b"", head)
    return with_header(head, b"content-length: %d" % len(body)), body


def with_header(head, line):
    return head[:-2] + line + b"\r\n\r\n"


def spoiled(case, backend, head, body):
    """Head and body of a request as Envoy gets them."""
    if case == "401":
        return CREDENTIAL.sub(b"", head), body
    if case == "403":
        return with_header(head, b"connection: upgrade\r\nupgrade: websocket"), body
    if case == "404 operation":
        return path_is(head, f"{backend}/v1/embeddings"), body
    if case == "404 path":
        return path_is(head, "/nobody/home/v1/chat/completions"), body
    if case == "405":
        return with_body(head.replace(b"POST ", b"GET ", 1), b"")
    if case == "408":
        return head.replace(b"\r\n\r\n", b"\r\nunfinished"), b""
    if case == "413":
        return with_body(head, b" " * BIG + body)
    if case == "415":
        return with_body(with_header(head, b"content-encoding: gzip"), gzip.compress(body))
    if case == "422":
        return with_body(head, MODELS)
    return head, body


def read_message(file):
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = file.readline()
        if not line:
            return None
        head += line
    length = re.search(rb"(?im)^content-length: *(\d+)", head)
    if length:
        return head, file.read(int(length[1]))
    body = b""
    if re.search(rb"(?im)^transfer-encoding: *chunked", head):
        while size := int(file.readline(), 16):
            body += file.read(size)
            file.readline()
        file.readline()
    return with_body(head, body) if body else (head, body)


class Front:
    """A port; by the client's case, how many requests it made, and status, text and credential headers of the last."""

    def __init__(self, envoy, backend_of):
        self.envoy, self.backend_of = envoy, backend_of
        self.asked, self.seen, self.kept = defaultdict(int), {}, {}
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            threading.Thread(target=self.serve, args=(self.socket.accept()[0],), daemon=True).start()

    def serve(self, client):
        with client, client.makefile("rb") as file:
            message = read_message(file)
            if not message:
                return
            head, body = message
            name, case, rest = re.match(rb"\S+ /([^/]+)/([^/]+)(\S*)", head).groups()
            name, case = name.decode(), case.decode().replace("-", " ")
            key, backend = f"{name}/{case}", self.backend_of(name, case)
            self.asked[key] += 1
            sent = [m.decode().lower() for m in CREDENTIAL.findall(head)]
            head = path_is(head, backend + rest.decode())
            head = re.sub(rb"(?im)^(connection|keep-alive|upgrade|http2-settings):.*\r\n", b"", head)
            head = with_header(head, b"x-case: " + key.encode())
            head, body = spoiled(case, backend, head if case == "403" else with_header(head, b"connection: close"), body)
            answer = self.kept.get(case) or self.ask(client, head, body, case)
            if case in self.kept:
                client.sendall(answer)
            status = int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0
            self.seen[key] = (status, text_of(answer), sent)

    def ask(self, client, head, body, case):
        """Passes a request on, and what comes back at once, but an answer that takes long is kept for others."""
        answer = b""
        with socket.create_connection(("127.0.0.1", self.envoy)) as server:
            server.sendall(head + body)
            while data := server.recv(65536):
                answer += data
                if case != "408":
                    client.sendall(data)
                if case == "403" and text_of(answer):
                    break
        if case == "408":
            self.kept[case] = answer
        return answer


def text_of(answer):
    """mpool's own words in an answer."""
    try:
        error = json.loads(answer.partition(b"\r\n\r\n")[2])["error"]
        return error["message"] if error["type"] == "mpool" else None
    except (ValueError, KeyError, TypeError):
        return None
