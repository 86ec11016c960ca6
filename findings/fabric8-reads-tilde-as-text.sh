#!/usr/bin/env bash
# fabric8 kubernetes-client-api 8.0.0, KubernetesSerialization.unmarshal of a custom resource without a Java class.
#
# Guess: the YAML is read as an API server reads it, or at least by YAML 1.2, where ~ is null, True is a boolean, 0x1bb is 443.
# Seen: only null, true, false and plain decimal numbers are values. ~, Null, True and TRUE, 0x1bb, +443 become the strings
# "~", "Null", "True", "0x1bb", "+443", and the client sends them so: a `fullPath: ~` that kubectl drops arrives as the path
# "~", and `insecureSkipVerify: True` is refused. In a resource with a Java class True is coerced to true, so the same
# manifest style works for a ConfigMap and fails for a Backend.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>tilde</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.fabric8</groupId>
      <artifactId>kubernetes-client-api</artifactId>
      <version>8.0.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:copy-dependencies -DoutputDirectory=lib > /dev/null

cat > Tilde.java <<'JAVA'
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

public class Tilde {
  public static void main(String[] arguments) {
    KubernetesSerialization serialization = new KubernetesSerialization();
    Object backend =
        serialization.unmarshal(
            """
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: Backend
            metadata: {name: b}
            spec:
              path: [~, Null, null]
              insecureSkipVerify: [True, TRUE, true]
              port: [0x1bb, +443, 443]
            """);
    System.out.println(serialization.asJson(backend));
    ConfigMap map = serialization.unmarshal("apiVersion: v1\nkind: ConfigMap\nimmutable: True", ConfigMap.class);
    System.out.println("immutable " + map.getImmutable());
  }
}
JAVA
java -cp 'lib/*' Tilde.java > seen 2> log || { cat log; exit 1; }
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
{"apiVersion":"gateway.kgateway.dev/v1alpha1","kind":"Backend","metadata":{"name":"b"},"spec":{"path":["~","Null",null],"insecureSkipVerify":["True","TRUE",true],"port":["0x1bb","+443",443]}}
immutable true
TEXT
echo 'as stated: ~, Null, True and 0x1bb of a custom resource are sent as text'
