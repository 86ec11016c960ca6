#!/usr/bin/env bash
# ollama 0.6.3 (PyPI) and ollama 0.6.4 (npm), a streamed chat as lines of JSON, as it comes through a gateway.
#
# Guess: the two clients of one project take the same streams, and neither takes a stream for whole that was cut off.
# Seen: the Python client ends without an error when the line with "done": true never came, so half an answer looks like a
# whole one; JavaScript tells of it. In turn Python fails on streams that are right: on an empty line between two objects, and
# on an unescaped U+2028 or U+0085 in the model's text, since it cuts lines there as well, in the midst of a JSON string.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check ollama==0.6.3 httpx==0.28.1
npm init -y > /dev/null
npm install --silent --no-audit --no-fund ollama@0.6.4 > /dev/null

cat > provider.py <<'PY'
import http.server
import json


def line(text, done):
    message = {"role": "assistant", "content": text}
    return json.dumps({"model": "m", "created_at": "2026-01-01T00:00:00Z", "message": message, "done": done}, ensure_ascii=False) + "\n"


streams = {
    "whole": line("one ", False) + line("two", True),
    "cut-off": line("one ", False),
    "empty-line": line("one ", False) + "\n" + line("two", True),
    "line-separator": line("one\u2028", False) + line("two", True),
    "next-line": line("one\u0085", False) + line("two", True),
}


class Provider(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        body = streams[self.path.split("/")[1]].encode()
        self.send_response(200)
        self.send_header("content-type", "application/x-ndjson; charset=utf-8")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
print(server.server_port, *streams, flush=True)
server.serve_forever()
PY
python3 provider.py > told &
server=$!
for _ in $(seq 300); do [ -s told ] && break; sleep 0.1; done
read -r port names < told

cat > ask.py <<'PY'
import sys

from ollama import Client

for name in sys.argv[2:]:
    words = 0
    try:
        for part in Client(host="http://127.0.0.1:%s/%s" % (sys.argv[1], name)).chat(
                model="m", messages=[{"role": "user", "content": "x"}], stream=True):
            words += bool(part.message.content)
        print("python", name, words, "words")
    except Exception as error:
        print("python", name, words, "words,", type(error).__name__)
PY
cat > ask.mjs <<'JS'
import { Ollama } from 'ollama';

const [port, ...names] = process.argv.slice(2);
for (const name of names) {
  let words = 0;
  try {
    const client = new Ollama({ host: `http://127.0.0.1:${port}/${name}` });
    const parts = await client.chat({ model: 'm', messages: [{ role: 'user', content: 'x' }], stream: true });
    for await (const part of parts) words += part.message.content ? 1 : 0;
    console.log('javascript', name, words, 'words');
  } catch (error) {
    console.log('javascript', name, words, 'words,', error.name);
  }
}
JS
# shellcheck disable=SC2086 # the names are words
{ venv/bin/python ask.py "$port" $names; node ask.mjs "$port" $names; } > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
python whole 2 words
python cut-off 1 words
python empty-line 1 words, JSONDecodeError
python line-separator 0 words, JSONDecodeError
python next-line 0 words, JSONDecodeError
javascript whole 2 words
javascript cut-off 1 words, Error
javascript empty-line 2 words
javascript line-separator 2 words
javascript next-line 2 words
TEXT
echo 'as stated: what one client takes the other refuses, in both directions'
