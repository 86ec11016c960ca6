#!/usr/bin/env bash
# cdk8s 2.70.106 (npm), which writes manifests for kubectl, with the texts of a ConfigMap, read by sigs.k8s.io/yaml v1.6.0, the
# reader in kubectl.
#
# Guess: a text that could be taken for something else is quoted, as "on", "022" and "1_000" are, and so comes back as it was.
# Seen: an octal number of the newer form is not: `UMASK: 0o022` is the number 18 to kubectl, and a server refuses a ConfigMap with
# numbers for texts. A text of several lines that begins with a tab, as code does that is indented by them, makes the whole file
# unreadable: it is written as a block, and kubectl's reader wants no tab where it looks for the block's indentation. Of a blank
# and a line end only the line end comes back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > /dev/null
npm install --silent --no-audit --no-fund cdk8s@2.70.106 constructs@10.8.1 > /dev/null

cat > texts.json <<'JSON'
["on", "022", "1_000", "0o022", "0X1F", "\tone\ntwo\n", "one\n\ttwo\n", " \n"]
JSON
cat > write.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Yaml } from 'cdk8s';

const texts = JSON.parse(readFileSync('texts.json', 'utf8'));
console.log(JSON.stringify(texts.map((text) => Yaml.stringify({ data: { text, more: 'x' } }))));
JS
node write.mjs > written.json

cat > go.mod <<'MOD'
module findings
go 1.24
require sigs.k8s.io/yaml v1.6.0
MOD
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"sigs.k8s.io/yaml"
)

func read(name string) (texts []string) {
	content, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(content, &texts)
	}
	if err != nil {
		panic(err)
	}
	return texts
}

func main() {
	written := read("written.json")
	for number, text := range read("texts.json") {
		var object struct{ Data map[string]any }
		err := yaml.Unmarshal([]byte(written[number]), &object)
		if err != nil {
			fmt.Printf("%q unreadable\n", text)
		} else if object.Data["text"] == text {
			fmt.Printf("%q\n", text)
		} else {
			fmt.Printf("%q becomes %#v\n", text, object.Data["text"])
		}
	}
}
GO
go mod tidy > log 2>&1 || { cat log; exit 1; }
go run . > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
"on"
"022"
"1_000"
"0o022" becomes 18
"0X1F" becomes 31
"\tone\ntwo\n" unreadable
"one\n\ttwo\n"
" \n" becomes "\n"
TEXT
echo 'as stated: kubectl reads other values than cdk8s was given'
