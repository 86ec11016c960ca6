#!/usr/bin/env bash
# @kubernetes/client-node 1.4.0, loadYaml.
#
# Guess: Kubernetes' own client for JavaScript reads a manifest as kubectl does.
# Seen: `defaultMode: 0400` becomes 400, which is the mode 0620: the group may write a file of keys that only its owner was to
# read. `0644` becomes 644, beyond what a server takes. An annotation that is a date (2024-06-01, a string for kubectl) goes
# to the server as "2024-06-01T00:00:00.000Z", and 1_000 as a string. 0o400 is the same in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > /dev/null
npm install --silent --no-audit --no-fund @kubernetes/client-node@1.4.0 > /dev/null

cat > load.mjs <<'JS'
import { loadYaml } from '@kubernetes/client-node';

const pod = loadYaml(`
apiVersion: v1
kind: Pod
metadata: {name: gateway, annotations: {since: 2024-06-01}}
spec:
  activeDeadlineSeconds: 1_000
  volumes:
  - {name: keys, secret: {secretName: keys, defaultMode: 0400}}
  - {name: more, secret: {secretName: more, defaultMode: 0o400}}
`);
console.log(JSON.stringify({
  modes: pod.spec.volumes.map((volume) => volume.secret.defaultMode),
  since: pod.metadata.annotations.since,
  seconds: pod.spec.activeDeadlineSeconds,
}));
JS
node load.mjs > client

cat > go.mod <<'MOD'
module findings
go 1.24
require sigs.k8s.io/yaml v1.6.0
MOD
cat > main.go <<'GO'
package main

import (
	"fmt"

	"sigs.k8s.io/yaml"
)

func main() {
	text := "{modes: [0400, 0o400], since: 2024-06-01, seconds: 1_000}"
	json, err := yaml.YAMLToJSON([]byte(text))
	fmt.Println(string(json), err)
}
GO
go mod tidy > /dev/null 2>&1
go run . > kubectl

printf 'client-node: '; cat client
printf 'as kubectl:  '; cat kubectl
[ "$(cat client)" = '{"modes":[400,256],"since":"2024-06-01T00:00:00.000Z","seconds":"1_000"}' ] || { echo 'changed: client-node'; exit 1; }
[ "$(cat kubectl)" = '{"modes":[256,256],"seconds":1000,"since":"2024-06-01"} <nil>' ] || { echo 'changed: sigs.k8s.io/yaml'; exit 1; }
echo 'as stated: modes, dates and numbers differ from what kubectl reads'
