#!/usr/bin/env bash
# sarif-tools 3.0.5 (PyPI), `sarif --check error summary` as a gate behind a linter that writes SARIF.
#
# Guess: it fails for what is open: a result with an accepted suppression is not counted, nor one that a comparison with the
# baseline calls absent (mended), as SARIF defines the two.
# Seen: both count as errors like any other, in the summary and in --check, so whoever accepts a finding in the source gets a
# red build all the same; the Code Climate file lists them too, and a result of kind "pass" besides. A filter file that excludes
# `suppression: inSource` is worse: a result without the property counts as matching, so it leaves out the open ones and the
# build is green for good. Only with `default-include: false` it does what it says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check sarif-tools==3.0.5

cat > write.py <<'PY'
import json


def result(rule, line, **more):
    place = {"artifactLocation": {"uri": "backend.yaml"}, "region": {"startLine": line}}
    return {"ruleId": rule, "message": {"text": "found"}, "locations": [{"physicalLocation": place}], **more}


results = {
    "open": [result("e", 1, level="error")],
    "level-of-the-rule": [result("e", 1)],
    "pass": [result("e", 1, kind="pass", level="none")],
    "suppressed": [result("e", 1, level="error", suppressions=[{"kind": "inSource", "status": "accepted", "justification": "known"}])],
    "absent": [result("e", 1, level="error", baselineState="absent")],
}
for name, found in results.items():
    driver = {"name": "linter", "rules": [{"id": "e", "defaultConfiguration": {"level": "error"}}]}
    log = {"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": found}]}
    with open(name + ".sarif", "w") as file:
        json.dump(log, file)
PY
python3 write.py

printf 'exclude:\n- suppression: inSource\n- baselineState: absent\n' > filter.yaml
printf 'configuration: {default-include: false}\n' | cat - filter.yaml > strict.yaml

check() {
  local code=0
  venv/bin/sarif --check error summary "$@" > log 2>&1 || code=$?
  echo "$code"
}

for name in open level-of-the-rule pass suppressed absent; do
  venv/bin/sarif codeclimate -o climate.json "$name.sarif" > log
  echo "$name: exit $(check "$name.sarif"), filtered $(check --filter filter.yaml "$name.sarif")," \
    "strictly $(check --filter strict.yaml "$name.sarif"), Code Climate $(grep -c '"type": "issue"' climate.json || true)"
done > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
open: exit 1, filtered 0, strictly 1, Code Climate 1
level-of-the-rule: exit 1, filtered 0, strictly 1, Code Climate 1
pass: exit 0, filtered 0, strictly 0, Code Climate 1
suppressed: exit 1, filtered 0, strictly 0, Code Climate 1
absent: exit 1, filtered 0, strictly 0, Code Climate 1
TEXT
echo 'as stated: accepted and mended findings fail the check, and a filter for them leaves out the open ones'
