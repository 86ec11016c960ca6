#!/usr/bin/env bash
# groq 1.7.0 (PyPI) and groq-sdk 1.6.0 (npm) at a limit: a 429 with Retry-After, then an answer.
#
# Guess: both wait as long as they are told.
# Seen: JavaScript does, for two minutes too, whatever its timeout of 30 s says. Python takes a Retry-After of more than a minute
# for none: it asks again within about a second, so its retries are used up long before the limit is lifted, and each of them
# may count against it. 3 s are waited for, 120 s are not.
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
import json
import time

choice = {"index": 0, "message": {"role": "assistant", "content": "hi"}, "finish_reason": "stop"}
good = json.dumps({"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}).encode()
limited = {}


class Provider(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        client, seconds = self.path.split("/")[1:3]
        first = (client, seconds) not in limited
        if first:
            limited[client, seconds] = time.monotonic()
        else:
            waited = time.monotonic() - limited[client, seconds]
            print("%s told %s: waited %s" % (client, seconds, "as told" if waited >= int(seconds) else "less"), flush=True)
        body = b'{"error": {"message": "limited"}}' if first else good
        self.send_response(429 if first else 200)
        self.send_header("content-type", "application/json")
        self.send_header("retry-after", seconds)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
print(server.server_port, flush=True)
server.serve_forever()
PY
python3 provider.py > told &
server=$!
for _ in $(seq 300); do [ -s told ] && break; sleep 0.1; done
base=http://127.0.0.1:$(head -n 1 told)

cat > ask.py <<'PY'
import sys

from groq import Groq

for seconds in ["3", "120"]:
    client = Groq(api_key="k", base_url="%s/python/%s" % (sys.argv[1], seconds), timeout=30)
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}])
PY
cat > ask.mjs <<'JS'
import Groq from 'groq-sdk';

for (const seconds of ['3', '120']) {
  const client = new Groq({ apiKey: 'k', baseURL: `${process.argv[2]}/javascript/${seconds}`, timeout: 30000 });
  await client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'x' }] });
}
JS
timeout 60 venv/bin/python ask.py "$base"
code=0
timeout 45 node ask.mjs "$base" || code=$?
{
  tail -n +2 told
  if [ "$code" = 124 ]; then echo 'javascript told 120: still waiting'; else echo "javascript ended with $code"; fi
} > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
python told 3: waited as told
python told 120: waited less
javascript told 3: waited as told
javascript told 120: still waiting
TEXT
echo 'as stated: of a limit of two minutes the one client knows nothing'
