#!/usr/bin/env bash
# networknt json-schema-validator 2.0.8: const, enum and uniqueItems where a number is written 1 in one place and 1.0 in another.
#
# Guess: the two are one number, as JSON Schema says, wherever they stand.
# Seen: only as the whole value. {"const": 1} takes 1.0, but {"const": [1]} refuses [1.0], {"enum": [{"port": 443}]} refuses
# {"port": 443.0}, and uniqueItems finds [1, 1.0] and [[1], [1.0]] unique. YAML writes such numbers readily, and a program
# that re-serialises doubles does. The finding of const does not even show what it wants: "must be the constant value ''".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>numbers</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.networknt</groupId>
      <artifactId>json-schema-validator</artifactId>
      <version>2.0.8</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>2.0.17</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:copy-dependencies -DoutputDirectory=lib > /dev/null
cat > Numbers.java <<'JAVA'
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

public class Numbers {
  private static void judge(String schema, String value) {
    System.out.println(
        schema + " " + value + " " +
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON)
            .validate(value, InputFormat.JSON));
  }

  public static void main(String[] arguments) {
    judge("{\"const\": 1}", "1.0");
    judge("{\"enum\": [1]}", "1.0");
    judge("{\"const\": [1]}", "[1.0]");
    judge("{\"enum\": [{\"port\": 443}]}", "{\"port\": 443.0}");
    judge("{\"uniqueItems\": true}", "[1, 1]");
    judge("{\"uniqueItems\": true}", "[1, 1.0]");
    judge("{\"uniqueItems\": true}", "[[1], [1.0]]");
  }
}
JAVA
java -cp 'lib/*' Numbers.java > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
{"const": 1} 1.0 []
{"enum": [1]} 1.0 []
{"const": [1]} [1.0] [: must be the constant value '']
{"enum": [{"port": 443}]} {"port": 443.0} [: does not have a value in the enumeration [{"port":443}]]
{"uniqueItems": true} [1, 1] [: must have only unique items in the array]
{"uniqueItems": true} [1, 1.0] []
{"uniqueItems": true} [[1], [1.0]] []
TEXT
echo 'as stated: 1 and 1.0 are equal as a whole value and different inside one'
