#!/usr/bin/env bash
# google-genai 3.6.1 (PyPI): genai.Client(...).models.generate_content(...) in one line, and with the client in a variable.
#
# Guess: the two are one call, as with the clients of all other providers.
# Seen: the one line fails before anything is sent, by RuntimeError "the client has been closed": .models does not hold the client,
# so Python collects it at once, and what is collected closes the connections that .models is about to use. A function
# that keeps only .models breaks the same way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check google-genai==3.6.1

cat > ask.py <<'PY'
import http.server
import json
import threading

from google import genai


class Provider(http.server.BaseHTTPRequestHandler):
    asked = 0

    def do_POST(self):
        Provider.asked += 1
        self.rfile.read(int(self.headers["content-length"]))
        body = json.dumps({"candidates": [{"content": {"role": "model", "parts": [{"text": "Hello"}]}}]}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
threading.Thread(target=server.serve_forever, daemon=True).start()


def client():
    return genai.Client(api_key="k", http_options={"base_url": "http://127.0.0.1:%d" % server.server_port})


def told(what, ask):
    Provider.asked = 0
    try:
        answer = ask()
    except RuntimeError as failed:
        answer = "RuntimeError, " + ("closed" if "closed" in str(failed) else str(failed))
    print(what + ":", answer, "(asked: %d)" % Provider.asked)


def in_a_variable():
    kept = client()
    return kept.models.generate_content(model="m", contents="x").text


def models_kept():
    models = client().models
    return models.generate_content(model="m", contents="x").text


told("in a variable", in_a_variable)
told("in one line", lambda: client().models.generate_content(model="m", contents="x").text)
told("models kept", models_kept)
PY
venv/bin/python ask.py > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
in a variable: Hello (asked: 1)
in one line: RuntimeError, closed (asked: 0)
models kept: RuntimeError, closed (asked: 0)
TEXT
echo 'as stated: a client that no variable holds closes itself before the call'
