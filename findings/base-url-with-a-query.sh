#!/usr/bin/env bash
# A base URL with a query, as gateways have it that tell tenants or API versions apart by one (https://gateway/ai?tenant=a), in
# mistralai 3.7.0, cohere 7.3.1 and google-genai 3.6.1 (all PyPI).
#
# Guess: the client keeps the query behind its own path, or refuses such a base.
# Seen: all take it without a word, and one of three gets it right: google-genai keeps the query. cohere puts its path behind it, so
# that the request goes to /ai and the tenant is called "a/v2/chat". mistralai loses its own path and the query with it: the chat
# is posted to /ai alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check mistralai==3.7.0 cohere==7.3.1 google-genai==3.6.1

cat > ask.py <<'PY'
import http.server
import threading

import cohere
from google import genai
from mistralai.client import Mistral


class Gateway(http.server.BaseHTTPRequestHandler):
    asked = []

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        Gateway.asked.append(self.path)
        self.send_response(400)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
threading.Thread(target=server.serve_forever, daemon=True).start()
messages = [{"role": "user", "content": "x"}]
for query in ["", "?tenant=a"]:
    base = "http://127.0.0.1:%d/ai%s" % (server.server_port, query)
    of_google = genai.Client(api_key="k", http_options={"base_url": base})
    calls = {
        "mistralai": lambda: Mistral(server_url=base, api_key="k").chat.complete(model="m", messages=messages),
        "cohere": lambda: cohere.ClientV2(base_url=base, api_key="k").chat(model="m", messages=messages),
        "google-genai": lambda: of_google.models.generate_content(model="m", contents="x"),
    }
    for name, call in calls.items():
        Gateway.asked.clear()
        try:
            call()
        except Exception as failed:
            # The gateway answers 400 to all; what never got there has failed otherwise.
            if not Gateway.asked:
                raise failed
        print(name + ":", *Gateway.asked)
PY
venv/bin/python ask.py > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
mistralai: /ai/v1/chat/completions
cohere: /ai/v2/chat
google-genai: /ai/v1/models/m:generateContent
mistralai: /ai
cohere: /ai?tenant=a/v2/chat
google-genai: /ai/v1/models/m:generateContent?tenant=a
TEXT
echo 'as stated: a query of the base URL is kept by one of three clients'
