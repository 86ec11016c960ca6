#!/usr/bin/env bash
# groq 1.7.0 (PyPI), a streamed chat completion whose events carry a name, and groq-sdk 1.6.0 (npm) on the same stream.
#
# Guess: `event: message`, which is what an event without a name is called anyway, changes nothing.
# Seen: the Python package takes any named event for another kind of object: the chunk it hands out has no choices (None where
# a list is declared), so the usual loop over chunk.choices[0] fails. The vendor's JavaScript package reads the same bytes
# rightly, and so does Python with `id:` and `retry:` lines.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check groq==1.7.0
npm init -y > /dev/null
npm install --silent --no-audit --no-fund groq-sdk@1.6.0 > /dev/null

cat > provider.py <<'PY'
import http.server

chunk = ('data: {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": '
         '[{"index": 0, "delta": {"content": "hi"}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n')


class Provider(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        before = {"unnamed": "", "named": "event: message\n", "identified": "id: 1\nretry: 1000\n"}
        body = (before[self.path.split("/")[1]] + chunk).encode()
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
print(server.server_port, flush=True)
server.serve_forever()
PY
python3 provider.py > port &
server=$!
for _ in $(seq 300); do [ -s port ] && break; sleep 0.1; done
base=http://127.0.0.1:$(cat port)

cat > ask.py <<'PY'
import sys

from groq import Groq

for stream in ["unnamed", "identified", "named"]:
    client = Groq(api_key="k", base_url=sys.argv[1] + "/" + stream)
    for chunk in client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}], stream=True):
        print("python", stream, chunk.choices and chunk.choices[0].delta.content)
PY
cat > ask.mjs <<'JS'
import Groq from 'groq-sdk';

for (const stream of ['unnamed', 'identified', 'named']) {
  const client = new Groq({ apiKey: 'k', baseURL: `${process.argv[2]}/${stream}` });
  const chunks = await client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'x' }], stream: true });
  for await (const chunk of chunks) console.log('javascript', stream, chunk.choices[0].delta.content);
}
JS
{ venv/bin/python ask.py "$base"; node ask.mjs "$base"; } > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
python unnamed hi
python identified hi
python named None
javascript unnamed hi
javascript identified hi
javascript named hi
TEXT
echo 'as stated: to the Python package a named event has no choices'
