#!/usr/bin/env bash
# kubernetes-validate 1.37.0 (PyPI) on the values of a ConfigMap, which have to be strings.
#
# Guess: it judges a manifest as an API server of that version does.
# Seen: wrong both ways, since it reads YAML by PyYAML. It refuses an unquoted date and 12:30 (a date object and 750 to it),
# which are strings to kubectl and accepted; so `apiVersion: 2024-06-01` of an Azure OpenAI provider has to be quoted for it.
# And it passes 1e3, y and 0o7, --strict too, which the server refuses: 1000, true and 7 are no strings.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check kubernetes-validate==1.37.0 pyyaml==6.0.3
cat > go.mod <<'MOD'
module findings
go 1.24
require sigs.k8s.io/yaml v1.6.0
MOD
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"sigs.k8s.io/yaml"
)

func main() {
	text, _ := os.ReadFile("map.yaml")
	var object struct{ Data map[string]any }
	if err := yaml.Unmarshal(text, &object); err != nil {
		panic(err)
	}
	fmt.Printf("%T\n", object.Data["value"])
}
GO
go mod tidy > /dev/null 2>&1
go build -o kubectl-reads .

for value in 2024-06-01 12:30 1e3 y 0o7 plain 443; do
  printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {value: %s}\n' "$value" > map.yaml
  verdict=refused
  if venv/bin/kubernetes-validate --strict map.yaml > log 2>&1; then verdict=passed; fi
  echo "$value: $verdict, to kubectl a $(./kubectl-reads)"
done > seen
cat seen
diff seen - <<'TEXT' || { cat log; echo 'changed: see the difference'; exit 1; }
2024-06-01: refused, to kubectl a string
12:30: refused, to kubectl a string
1e3: passed, to kubectl a float64
y: passed, to kubectl a bool
0o7: passed, to kubectl a float64
plain: passed, to kubectl a string
443: refused, to kubectl a float64
TEXT
echo 'as stated: it refuses two strings and passes three values that are none'
