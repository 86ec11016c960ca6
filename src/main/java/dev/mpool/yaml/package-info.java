/**
 * The located tree of a manifest, read as Kubernetes reads it: {@link dev.mpool.yaml.YamlReader} is
 * the way in.
 *
 * <p>mpool keeps a reader of its own, because the verdict and the places are what it exists for.
 * With the events of snakeyaml-engine 75 of the 1,400 texts of {@code testdata/go-yaml.jsonl} come
 * out otherwise than go-yaml reads them (72 of them have a tab behind {@code key:}), a folder of
 * 10,000 manifests takes 0.89 of kubeconform's time instead of 0.60, and a comment of 1 MiB takes
 * 759 MB of memory. Jackson stays the second opinion of the tests, and reads streams of JSON.
 *
 * <p>Scanner and grammar are a room of their own, {@code dev.mpool.yaml.syntax}, behind one door.
 */
package dev.mpool.yaml;
