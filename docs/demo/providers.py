"""Stands in for providers: tells what arrives, and answers with a status. Usage: providers.py PORT:STATUS…"""
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Provider(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        status = self.server.status
        print(f"{self.headers['host']}{self.path}  {self.headers['authorization']}  {body['model']}  -> {status}", flush=True)
        answer = json.dumps({"answered by": body["model"]}).encode() + b"\n"
        self.send_response(status)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        """Says nothing of its own about a request."""


for argument in sys.argv[1:]:
    port, status = map(int, argument.split(":"))
    server = ThreadingHTTPServer(("127.0.0.1", port), Provider)
    server.status = status
    threading.Thread(target=server.serve_forever).start()
