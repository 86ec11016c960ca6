"""Mock providers, which speak the form of each provider's API, and fail in ways of their own by the port that is asked."""
import gzip
import json
import threading
import time
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXT = "Hello from a mock."
CREDENTIALS = ("authorization", "x-api-key", "api-key", "x-goog-api-key")


def answer(path, stream):
    """The body of an answer in the form of that path's API: one object, or the events of a stream."""
    if path.endswith("/messages"):
        message = {"id": "msg_1", "type": "message", "role": "assistant", "model": "mock", "stop_reason": None, "stop_sequence": None}
        usage = {"input_tokens": 1, "output_tokens": 1}
        if not stream:
            return {**message, "content": [{"type": "text", "text": TEXT}], "stop_reason": "end_turn", "usage": usage}
        return [
            {"type": "message_start", "message": {**message, "content": [], "usage": usage}},
            {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
            {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": TEXT}},
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": {"output_tokens": 1}},
            {"type": "message_stop"},
        ]
    if "enerateContent" in path:
        content = {"candidates": [{"content": {"role": "model", "parts": [{"text": TEXT}]}, "finishReason": "STOP", "index": 0}]}
        whole = {**content, "usageMetadata": {"promptTokenCount": 1, "candidatesTokenCount": 1, "totalTokenCount": 2}, "modelVersion": "mock"}
        return [whole] if stream else whole
    if path.endswith("/api/chat"):
        whole = {"model": "mock", "created_at": "2026-11-01T00:00:00Z", "message": {"role": "assistant", "content": TEXT}, "done": True}
        return [whole] if stream else whole
    whole = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1700000000, "model": "mock"}
    choice = {"index": 0, "finish_reason": "stop"}
    if not stream:
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return {**whole, "choices": [{**choice, "message": {"role": "assistant", "content": TEXT}}], "usage": usage}
    return [{**whole, "object": "chat.completion.chunk", "choices": [{**choice, "delta": {"role": "assistant", "content": TEXT}}]}]


def failure(path):
    """The body of a 503 in the form of that path's API."""
    words = "The provider is overloaded."
    if "enerateContent" in path:
        return {"error": {"code": 503, "message": words, "status": "UNAVAILABLE"}}
    if path.endswith("/api/chat"):
        return {"error": words}
    if path.endswith("/messages"):
        return {"type": "error", "error": {"type": "overloaded_error", "message": words}}
    return {"error": {"message": words, "type": "server_error", "param": None, "code": None}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        data = self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.headers.get("content-encoding") == "gzip":
            data = gzip.decompress(data)
        providers, path = self.server.providers, self.path.split("?")[0]
        case = self.headers.get("x-case", "")
        with providers.lock:
            providers.attempts[case] += 1
            providers.credentials[case] = [name for name in CREDENTIALS if self.headers.get(name)]
        if self.server.way == "silent":
            time.sleep(3)
            self.close_connection = True
            return
        if self.server.way == "garbage":
            self.wfile.write(b"this is no HTTP\r\n\r\n")
            self.close_connection = True
            return
        if self.server.way == "failing":
            return self.send(503, json.dumps(failure(path)))
        stream = path.endswith(":streamGenerateContent") or json.loads(data or b"{}").get("stream") is True
        found = answer(path, stream)
        if not stream:
            return self.send(200, json.dumps(found))
        if path.endswith("/api/chat"):
            return self.send(200, "".join(json.dumps(line) + "\n" for line in found), "application/x-ndjson")
        events = "".join(("event: " + e["type"] + "\n" if "type" in e else "") + f"data: {json.dumps(e)}\n\n" for e in found)
        return self.send(200, events + ("data: [DONE]\n\n" if "completions" in path else ""), "text/event-stream")

    def do_GET(self):
        self.do_POST()

    def send(self, status, text, kind="application/json"):
        data = text.encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Says nothing of its own about a request."""


class Providers:
    """A port for each way to answer, and by the client's case how many attempts arrived with which credential headers."""

    def __init__(self):
        self.lock, self.attempts, self.credentials, self.ports = threading.Lock(), defaultdict(int), {}, {}
        for way in ("good", "failing", "garbage", "silent"):
            server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            server.daemon_threads, server.providers, server.way = True, self, way
            self.ports[way] = server.server_address[1]
            threading.Thread(target=server.serve_forever, daemon=True).start()
