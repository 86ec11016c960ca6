#!/usr/bin/env bash
# opentelemetry-instrumentation-openai-v2 2.4b0 (PyPI) with openai 2.54.0.
#
# Guess: a span has the finish reason of the answer, for a stream as for a plain answer, and every call has a span.
# Seen: the span of a stream never has gen_ai.response.finish_reasons, so that of an answer that was cut off half-way is the same
# as that of a whole one, status and all. chat.completions.parse() leaves no span. And the package has to be held to
# opentelemetry-util-genai 0.4b0: with 1.3b0, which its requirement allows and pip takes, it cannot be imported.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check opentelemetry-instrumentation-openai-v2==2.4b0 \
  opentelemetry-util-genai==0.4b0 opentelemetry-sdk==1.45.2 openai==2.54.0

cat > ask.py <<'PY'
import http.server
import json
import threading

import openai
from opentelemetry.instrumentation.openai_v2 import OpenAIInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

spans = InMemorySpanExporter()
tracing = TracerProvider()
tracing.add_span_processor(SimpleSpanProcessor(spans))
OpenAIInstrumentor().instrument(tracer_provider=tracing)


def chunk(text, reason):
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": reason}
    return "data: %s\n\n" % json.dumps({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]})


choice = {"index": 0, "message": {"role": "assistant", "content": "hi"}, "finish_reason": "stop"}
answers = {
    "plain": json.dumps({"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}),
    "whole": chunk("half", None) + chunk("+half", "stop") + "data: [DONE]\n\n",
    "cut-off": chunk("half", None),
}


class Gateway(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        name = self.path.split("/")[1]
        body = answers[name].encode()
        self.send_response(200)
        self.send_header("content-type", "application/json" if name == "plain" else "text/event-stream")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
threading.Thread(target=server.serve_forever, daemon=True).start()
question = {"model": "m", "messages": [{"role": "user", "content": "x"}]}


def completions(name):
    return openai.OpenAI(api_key="k", base_url="http://127.0.0.1:%d/%s" % (server.server_port, name)).chat.completions


def tell(what):
    finished = spans.get_finished_spans()
    spans.clear()
    for span in finished:
        print(what, span.status.status_code.name, span.attributes.get("gen_ai.response.finish_reasons"))
    if not finished:
        print(what, "no span")


completions("plain").create(**question)
tell("plain")
for name in ["whole", "cut-off"]:
    list(completions(name).create(stream=True, **question))
    tell(name)
completions("plain").parse(**question)
tell("parse")
PY
venv/bin/python ask.py > seen

venv/bin/pip install -q --disable-pip-version-check opentelemetry-util-genai==1.3b0
venv/bin/pip check > log || { cat log; echo 'changed: 1.3b0 is not allowed'; exit 1; }
if venv/bin/python -c 'import opentelemetry.instrumentation.openai_v2' 2> log; then echo imported; else tail -n 1 log; fi >> seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
plain UNSET ('stop',)
whole UNSET None
cut-off UNSET None
parse no span
ModuleNotFoundError: No module named 'opentelemetry.util.genai.instruments'
TEXT
echo 'as stated: the spans of a whole and of a cut-off stream are the same'
