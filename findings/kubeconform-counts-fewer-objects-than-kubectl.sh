#!/usr/bin/env bash
# kubeconform v0.8.0 on files that begin with a JSON object, against k8s.io/apimachinery v0.36.0, the reader in kubectl.
#
# Guess: both see the same objects, or kubeconform refuses what it cannot read.
# Seen: kubectl reads on behind a JSON object, be it JSON or YAML that follows, with no separator between. kubeconform takes the
# first object for the whole file, and its summary says one resource where kubectl applies two. After a `---` both see two.
# (Outputs of `kubectl get -o json` put together by cat are such a file.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

GOBIN="$folder" go install github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0 > log 2>&1 || { cat log; exit 1; }
mkdir reader
cat > reader/main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"k8s.io/apimachinery/pkg/util/yaml"
)

func main() {
	decoder := yaml.NewYAMLOrJSONDecoder(os.Stdin, 4096)
	objects := 0
	for {
		var object map[string]any
		if decoder.Decode(&object) != nil {
			break
		}
		objects++
	}
	fmt.Println(objects)
}
GO
cat > reader/go.mod <<'MOD'
module findings
go 1.26
require k8s.io/apimachinery v0.36.0
MOD
(cd reader && go mod tidy && go build -o ../kubectl-reads .) > log 2>&1 || { cat log; exit 1; }

echo '{"type": "object"}' > backend.json
json='{"apiVersion": "gateway.kgateway.dev/v1alpha1", "kind": "Backend", "metadata": {"name": "a"}}'
yaml='apiVersion: gateway.kgateway.dev/v1alpha1
kind: Backend
metadata: {name: b}'
printf '%s\n---\n%s\n' "$json" "$yaml" > separated.yaml
printf '%s\n%s\n' "$json" "$yaml" > json-then-yaml.yaml
printf '%s\n%s\n' "$json" "$json" > json-then-json.json

for file in separated.yaml json-then-yaml.yaml json-then-json.json; do
  ./kubeconform -strict -summary -schema-location '{{ .ResourceKind }}.json' "$file" > log
  echo "$file: kubectl reads $(./kubectl-reads < "$file"), kubeconform says: $(tail -n 1 log)"
done > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
separated.yaml: kubectl reads 2, kubeconform says: Summary: 2 resources found in 1 file - Valid: 2, Invalid: 0, Errors: 0, Skipped: 0
json-then-yaml.yaml: kubectl reads 2, kubeconform says: Summary: 1 resource found in 1 file - Valid: 1, Invalid: 0, Errors: 0, Skipped: 0
json-then-json.json: kubectl reads 2, kubeconform says: Summary: 1 resource found in 1 file - Valid: 1, Invalid: 0, Errors: 0, Skipped: 0
TEXT
echo 'as stated: behind a JSON object kubeconform reads nothing, and kubectl does'
