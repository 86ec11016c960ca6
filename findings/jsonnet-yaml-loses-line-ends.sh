#!/usr/bin/env bash
# go-jsonnet v0.21.0: texts of several lines (a prompt, a Lua filter, a key) through std.manifestYamlDoc, read by its own
# std.parseYaml, which reads as kubectl does.
#
# Guess: what comes back is what went in, and parseYaml gives an object for one document and an array for several.
# Seen: a text that ends by two line ends comes back with one, in silence. A text whose first line is indented becomes YAML that
# no reader takes, since the block says its indentation by that line. std.manifestJsonEx, which is YAML too, keeps both. And a
# document that only begins with `---`, as manifestYamlStream and kubectl write them, is an array of one object.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

GOBIN="$folder" go install github.com/google/go-jsonnet/cmd/jsonnet@v0.21.0 > log 2>&1 || { cat log; exit 1; }

through() {
  if ! ./jsonnet -e "local text = $2; std.parseYaml($1({ text: text })).text == text" 2> log; then echo 'error'; fi
}

{
  for text in '"one\ntwo"' '"one\ntwo\n"' '"one\ntwo\n\n"' '"  one\ntwo\n"'; do
    echo "$text: YAML $(through std.manifestYamlDoc "$text"), JSON $(through '(function(o) std.manifestJsonEx(o, " "))' "$text")"
  done
  for document in '"a: 1"' '"---\na: 1"' '"a: 1\n---\na: 2"'; do
    echo "$document: $(./jsonnet -S -e "std.type(std.parseYaml($document))")"
  done
} > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
"one\ntwo": YAML true, JSON true
"one\ntwo\n": YAML true, JSON true
"one\ntwo\n\n": YAML false, JSON true
"  one\ntwo\n": YAML error, JSON true
"a: 1": object
"---\na: 1": array
"a: 1\n---\na: 2": array
TEXT
echo 'as stated: YAML loses the last line end or cannot be read, and --- makes an array of one'
