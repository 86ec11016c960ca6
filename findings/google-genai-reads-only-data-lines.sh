#!/usr/bin/env bash
# google-genai 3.6.1 (PyPI), generate_content_stream through a gateway that writes the event stream a little differently from the
# provider, and mistralai 3.7.0 (PyPI) on its own format with the same differences.
#
# Guess: what event streams allow makes no difference: comments as heartbeats, a name or an id, no blank after "data:".
# Seen: google-genai takes each block that does not begin with "data: " for JSON as a whole. A single ": ping", with which a gateway
# keeps a slow stream open, ends the answer by UnknownApiResponseError, as do "event:", "id:" and "data:" without a blank; the
# text that has arrived before is all there is. mistralai reads every one of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check google-genai==3.6.1 mistralai==3.7.0

cat > ask.py <<'PY'
import http.server
import json
import threading

from google import genai
from mistralai.client import Mistral

streams = {
    "plain": "data: %s\n\ndata: %s\n\n",
    "comment": "data: %s\n\n: ping\n\ndata: %s\n\n",
    "event": "data: %s\n\nevent: message\ndata: %s\n\n",
    "id": "data: %s\n\nid: 2\ndata: %s\n\n",
    "no blank": "data: %s\n\ndata:%s\n\n",
}


def google(text, end):
    return {"candidates": [{"content": {"role": "model", "parts": [{"text": text}]}, **({"finishReason": "STOP"} if end else {})}]}


def mistral(text, end):
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": "stop" if end else None}
    return {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}


class Provider(http.server.BaseHTTPRequestHandler):
    stream = None

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        chunk = google if "models" in self.path else mistral
        body = (streams[Provider.stream] % (json.dumps(chunk("one ", False)), json.dumps(chunk("two", True)))).encode()
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = "http://127.0.0.1:%d" % server.server_port
of_google = genai.Client(api_key="k", http_options={"base_url": base})
of_mistral = Mistral(server_url=base, api_key="k")


def asked_google():
    for part in of_google.models.generate_content_stream(model="m", contents="x"):
        yield part.text


def asked_mistral():
    for part in of_mistral.chat.stream(model="m", messages=[{"role": "user", "content": "x"}]):
        yield part.data.choices[0].delta.content


for Provider.stream in streams:
    for name, ask in {"google": asked_google, "mistral": asked_mistral}.items():
        text = ""
        try:
            for part in ask():
                text += part
        except Exception as failed:
            text += type(failed).__name__
        print(name, Provider.stream + ":", text)
PY
venv/bin/python ask.py > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
google plain: one two
mistral plain: one two
google comment: one UnknownApiResponseError
mistral comment: one two
google event: one UnknownApiResponseError
mistral event: one two
google id: one UnknownApiResponseError
mistral id: one two
google no blank: one UnknownApiResponseError
mistral no blank: one two
TEXT
echo 'as stated: a heartbeat ends the answer'
