#!/usr/bin/env bash
# kustomize v5.8.1, namePrefix over a Gateway, an HTTPRoute and the Service and Secret that they name.
#
# Guess: references follow the new names, as they do in an Ingress.
# Seen: only in the Ingress. HTTPRoute's parentRefs and backendRefs and Gateway's certificateRefs keep the old names, in
# silence, so each prod- route is attached to no Gateway, sends to no Service, and the listener has no certificate. A
# `nameReference` configuration for each of the three mends it; nothing of Gateway API is built in.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

GOBIN="$folder" go install sigs.k8s.io/kustomize/kustomize/v5@v5.8.1 > log 2>&1 || { cat log; exit 1; }

mkdir plain
cat > plain/all.yaml <<'YAML'
apiVersion: v1
kind: Secret
metadata: {name: certificate}
type: kubernetes.io/tls
stringData: {tls.crt: a, tls.key: b}
---
apiVersion: v1
kind: Service
metadata: {name: chat}
spec: {ports: [{port: 80}], selector: {app: chat}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ingress}
spec:
  tls: [{secretName: certificate}]
  defaultBackend: {service: {name: chat, port: {number: 80}}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: ai}
spec:
  gatewayClassName: kgateway
  listeners: [{name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: certificate}]}}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: route}
spec:
  parentRefs: [{name: ai}]
  rules: [{backendRefs: [{name: chat, port: 80}]}]
YAML
cat > plain/kustomization.yaml <<'YAML'
namePrefix: prod-
resources: [all.yaml]
YAML
cp -r plain configured
cat >> configured/kustomization.yaml <<'YAML'
configurations: [names.yaml]
YAML
cat > configured/names.yaml <<'YAML'
nameReference:
- {kind: Gateway, group: gateway.networking.k8s.io, fieldSpecs: [{kind: HTTPRoute, path: spec/parentRefs/name}]}
- {kind: Service, version: v1, fieldSpecs: [{kind: HTTPRoute, path: spec/rules/backendRefs/name}]}
- {kind: Secret, version: v1, fieldSpecs: [{kind: Gateway, path: spec/listeners/tls/certificateRefs/name}]}
YAML

names() {
  ./kustomize build "$1" | sed -n 's/^kind: //p; s/^ *\(- \)\{0,1\}\(secretName\|name\): //p' | tr '\n' ' ' | sed 's/ $//'
}

names plain > seen
echo >> seen
names configured >> seen
echo >> seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
Secret prod-certificate Service prod-chat Gateway prod-ai https certificate HTTPRoute prod-route ai chat Ingress prod-ingress prod-chat prod-certificate
Secret prod-certificate Service prod-chat Gateway prod-ai https prod-certificate HTTPRoute prod-route prod-ai prod-chat Ingress prod-ingress prod-chat prod-certificate
TEXT
echo 'as stated: only the Ingress follows the prefix, unless Gateway API is taught'
