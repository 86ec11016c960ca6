#!/usr/bin/env bash
# cohere 7.3.1 (PyPI), ClientV2.chat_stream, where the stream has something else in it than Cohere's own events.
#
# Guess: an error that arrives after the 200 raises, in whichever form it comes, or is at least handed out as what it is.
# Seen: neither form raises. `data: {"error": …}` is handed out as an event "message-start", since an object without a type becomes
# the first kind of event in the list; an `event: error` is left out, with a line in the log of the program. A stream that was cut
# off ends like a whole one too. So all three are half an answer without an exception, and only the missing "message-end" tells.
# OpenAI's chunks, from a gateway that speaks that format, are an endless row of starts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check cohere==7.3.1

cat > ask.py <<'PY'
import http.server
import json
import logging
import threading

import cohere

logged = []
logging.getLogger().addHandler(type("Kept", (logging.Handler,), {"emit": lambda self, record: logged.append(record)})())

half = {"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": "half"}}}}
end = {"type": "message-end", "delta": {"finish_reason": "COMPLETE"}}
error = {"error": {"message": "overloaded", "type": "server_error", "code": 503}}
named = {"type": "error", "error": {"message": "overloaded", "type": "overloaded_error"}}
openai = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [
    {"index": 0, "delta": {"content": "half"}, "finish_reason": None}]}
streams = {
    "whole": [("", half), ("", end)],
    "data": [("", half), ("", error)],
    "event": [("", half), ("event: error\n", named)],
    "cut": [("", half)],
    "openai": [("", openai), ("", openai)],
}


class Provider(http.server.BaseHTTPRequestHandler):
    stream = None

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        body = "".join("%sdata: %s\n\n" % (name, json.dumps(data)) for name, data in streams[Provider.stream]).encode()
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = cohere.ClientV2(base_url="http://127.0.0.1:%d" % server.server_port, api_key="k")
for Provider.stream in streams:
    logged.clear()
    events = []
    try:
        for event in client.chat_stream(model="m", messages=[{"role": "user", "content": "x"}]):
            events.append(event.type)
    except Exception as failed:
        events.append(type(failed).__name__)
    print(Provider.stream + ":", *events, "(logged: %d)" % len(logged))
PY
venv/bin/python ask.py > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
whole: content-delta message-end (logged: 0)
data: content-delta message-start (logged: 0)
event: content-delta (logged: 1)
cut: content-delta (logged: 0)
openai: message-start message-start (logged: 0)
TEXT
echo 'as stated: an error is a start'
