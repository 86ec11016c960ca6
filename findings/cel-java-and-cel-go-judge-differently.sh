#!/usr/bin/env bash
# cel-go v0.26.1, which API servers evaluate the rules of a CRD with, and cel-java 0.14.0 (dev.cel:cel) on the same expressions.
#
# Guess: one language with one specification, so one verdict.
# Seen: conversions to text follow the host language (string(1.0) is "1" and "1.0", a timestamp keeps or loses its offset),
# getMilliseconds() is the whole duration for one and what is beyond the seconds for the other, strings are ordered by code
# points and by UTF-16, and Go's and Java's own number and duration syntaxes shine through. A rule that a Java tool checks
# before `kubectl apply` may so pass there and fail on the server, or the other way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > rules <<'CEL'
string(1.5) == '1.5'
string(1.0) == '1'
string(1e21) == '1e+21'
string(duration('1.5s')) == '1.5s'
string(timestamp('2024-06-01T00:00:00+02:00')) == '2024-06-01T00:00:00+02:00'
duration('1.5s').getMilliseconds() == 1500
'\uff5e' < '\U00010000'
double('1d') == 1.0
double('1_0') == 10.0
duration('.5s') == duration('500ms')
timestamp('2024-06-01t00:00:00z') == timestamp('2024-06-01T00:00:00Z')
CEL

cat > go.mod <<'MOD'
module findings
go 1.24
require github.com/google/cel-go v0.26.1
MOD
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/google/cel-go/cel"
)

func verdict(environment *cel.Env, rule string) string {
	ast, issues := environment.Compile(rule)
	if issues.Err() != nil {
		return "does not compile"
	}
	program, err := environment.Program(ast)
	if err != nil {
		return "does not compile"
	}
	value, _, err := program.Eval(map[string]any{})
	if err != nil {
		return "error"
	}
	return fmt.Sprint(value.Value())
}

func main() {
	environment, _ := cel.NewEnv()
	text, _ := os.ReadFile("rules")
	for _, rule := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		fmt.Println(verdict(environment, rule))
	}
}
GO
go mod tidy > log 2>&1 || { cat log; exit 1; }
go run . > of-go

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>rules</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>dev.cel</groupId>
      <artifactId>cel</artifactId>
      <version>0.14.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:copy-dependencies -DoutputDirectory=lib > /dev/null
cat > Rules.java <<'JAVA'
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import java.nio.file.Files;
import java.nio.file.Path;

public class Rules {
  public static void main(String[] arguments) throws Exception {
    Cel cel = CelFactory.standardCelBuilder().build();
    for (String rule : Files.readAllLines(Path.of("rules"))) {
      String verdict;
      try {
        verdict = cel.createProgram(cel.compile(rule).getAst()).eval().toString();
      } catch (CelValidationException wrong) {
        verdict = "does not compile";
      } catch (CelEvaluationException failed) {
        verdict = "error";
      }
      System.out.println(verdict);
    }
  }
}
JAVA
java -cp 'lib/*' Rules.java > of-java

paste -d '|' of-go of-java rules > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
true|true|string(1.5) == '1.5'
true|false|string(1.0) == '1'
true|false|string(1e21) == '1e+21'
true|false|string(duration('1.5s')) == '1.5s'
true|false|string(timestamp('2024-06-01T00:00:00+02:00')) == '2024-06-01T00:00:00+02:00'
true|false|duration('1.5s').getMilliseconds() == 1500
true|false|'\uff5e' < '\U00010000'
error|true|double('1d') == 1.0
true|error|double('1_0') == 10.0
true|error|duration('.5s') == duration('500ms')
error|true|timestamp('2024-06-01t00:00:00z') == timestamp('2024-06-01T00:00:00Z')
TEXT
echo 'as stated: ten of eleven rules have two verdicts'
