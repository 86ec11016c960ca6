#!/usr/bin/env bash
# litellm 1.110.2 (PyPI), Router with two deployments of one model name.
#
# Guess: a deployment without a weight (or rpm) takes part with a usual one, so a weight of 1 beside it changes little.
# Seen: one number decides for all. As soon as one deployment has a weight, those without get no request at all, without a
# word; the first kind of number that any of them has (weight, then rpm, then tpm) hides the other kinds, so a deployment with
# only rpm gets nothing beside one with a weight. Two weights of 0 share the requests, as if none had one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check litellm==1.110.2

cat > share.py <<'PY'
import collections
import os

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

from litellm import Router

requests = 100


def share(what, first, second):
    deployments = [
        {"model_name": "chat", "litellm_params": {"model": "openai/m", "api_key": "k", "mock_response": name, **numbers}}
        for name, numbers in [("first", first), ("second", second)]
    ]
    router = Router(model_list=deployments)
    asked = collections.Counter()
    for _ in range(requests):
        answer = router.completion(model="chat", messages=[{"role": "user", "content": "x"}])
        asked[answer.choices[0].message.content] += 1
    print("%s: first %s" % (what, {0: "none", requests: "all"}.get(asked["first"], "some")))


share("no numbers", {}, {})
share("weight 1 and 1", {"weight": 1}, {"weight": 1})
share("none and weight 1", {}, {"weight": 1})
share("none and rpm 1", {}, {"rpm": 1})
share("rpm 1000 and weight 1", {"rpm": 1000}, {"weight": 1})
share("tpm 1000 and rpm 1", {"tpm": 1000}, {"rpm": 1})
share("weight 0 and 0", {"weight": 0}, {"weight": 0})
PY
venv/bin/python share.py 2> log > seen || { tail log; exit 1; }
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
no numbers: first some
weight 1 and 1: first some
none and weight 1: first none
none and rpm 1: first none
rpm 1000 and weight 1: first none
tpm 1000 and rpm 1: first none
weight 0 and 0: first some
TEXT
echo 'as stated: beside a weight, a deployment without one is asked for nothing'
