"""Stands in for a provider: tells what arrives, and answers with a status. Usage: provider.py PORT STATUS"""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

port, status = int(sys.argv[1]), int(sys.argv[2])


class Provider(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        print(f"{self.headers['host']}{self.path}  {self.headers['authorization']}  {body['model']}  -> {status}", flush=True)
        answer = json.dumps({"answered by": body["model"]}).encode() + b"\n"
        self.send_response(status)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        """Says nothing of its own about a request."""


ThreadingHTTPServer(("127.0.0.1", port), Provider).serve_forever()
