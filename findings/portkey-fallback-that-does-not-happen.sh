#!/usr/bin/env bash
# @portkey-ai/gateway 1.15.2, a config of strategy "fallback" with two targets, of which the first is broken.
#
# Guess: whatever goes wrong with the first target (a 503, a refused connection, an answer that is no JSON), the second is asked.
# Seen: a 503 moves on. A 200 whose body is not JSON (here: empty) ends the whole chain with the gateway's own 500 "Something
# went wrong", though fallback is unconditional. And with on_status_codes [429, 503] a target that refuses connections counts
# as a 500, so the client gets the error and the second target nothing: a dead provider is what such a config does not survive.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > /dev/null
npm install --silent --no-audit --no-fund @portkey-ai/gateway@1.15.2 > /dev/null

cat > ask.py <<'PY'
import http.server
import json
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Provider(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        self.server.asked += 1
        status, body = self.server.answer
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def provider(status, body):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    server.asked, server.answer = 0, (status, body)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def target(port):
    return {"provider": "openai", "api_key": "k", "custom_host": "http://127.0.0.1:%d/v1" % port}


gateway = free_port()
process = subprocess.Popen(
    ["node", "node_modules/@portkey-ai/gateway/build/start-server.js", "--port=%d" % gateway, "--headless"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ask(what, strategy, first_port):
    good = json.dumps({"id": "1", "object": "chat.completion", "choices": [
        {"index": 0, "message": {"role": "assistant", "content": "hi"}, "finish_reason": "stop"}]})
    second = provider(200, good.encode())
    config = {"strategy": {"mode": "fallback", **strategy}, "targets": [target(first_port), target(second.server_port)]}
    request = urllib.request.Request(
        "http://127.0.0.1:%d/v1/chat/completions" % gateway,
        data=json.dumps({"model": "m", "messages": [{"role": "user", "content": "x"}]}).encode(),
        headers={"content-type": "application/json", "x-portkey-config": json.dumps(config)})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    print("%s: %d, second target asked %d times" % (what, status, second.asked))


try:
    for _ in range(300):
        try:
            urllib.request.urlopen("http://127.0.0.1:%d/" % gateway, timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    error = b'{"error": {"message": "overloaded", "type": "server_error"}}'
    ask("503", {}, provider(503, error).server_port)
    ask("503 in on_status_codes", {"on_status_codes": [429, 503]}, provider(503, error).server_port)
    ask("200 without a body", {}, provider(200, b"").server_port)
    ask("refused", {}, free_port())
    ask("refused, with on_status_codes", {"on_status_codes": [429, 503]}, free_port())
finally:
    process.terminate()
PY
python3 ask.py > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
503: 200, second target asked 1 times
503 in on_status_codes: 200, second target asked 1 times
200 without a body: 500, second target asked 0 times
refused: 200, second target asked 1 times
refused, with on_status_codes: 500, second target asked 0 times
TEXT
echo 'as stated: an unreadable 200, and a refused connection under on_status_codes, end the chain'
