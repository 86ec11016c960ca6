#!/usr/bin/env bash
# Mustache.java 0.9.14 (com.github.spullara.mustache.java:compiler), a YAML template with blanks after a section's tag.
#
# Guess: the line of a section's tag vanishes whole, blanks at its end with it, as Mustache's specification has it.
# Seen: the invisible blanks move to the begin of the next line. After `{{#endpoints}}  ` each "- host" is indented by two, so
# the list's second key no longer belongs to it, and what follows `{{/endpoints}}  ` is indented as well: no YAML any more.
# SpecMustacheFactory, which is there for the specification's sake, does the same. Blanks before a tag are dropped rightly.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -q dependency:copy -Dartifact=com.github.spullara.mustache.java:compiler:0.9.14 -DoutputDirectory=. > /dev/null
cat > Blanks.java <<'JAVA'
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheFactory;
import com.github.mustachejava.SpecMustacheFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

public class Blanks {
  public static void main(String[] arguments) throws Exception {
    String clean = "list:\n{{#endpoints}}\n- host: {{.}}\n  port: 443\n{{/endpoints}}\nend: true\n";
    for (MustacheFactory factory : List.of(new DefaultMustacheFactory(), new SpecMustacheFactory())) {
      for (String template : List.of(clean, clean.replace("{{#endpoints}}", "  {{#endpoints}}"), clean.replace("s}}\n", "s}}  \n"))) {
        StringWriter text = new StringWriter();
        factory.compile(new StringReader(template), "t" + template.length())
            .execute(text, Map.of("endpoints", List.of("a", "b"))).flush();
        System.out.println(text.toString().replace("\n", "|"));
      }
    }
  }
}
JAVA
java -cp compiler-0.9.14.jar Blanks.java > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
list:|- host: a|  port: 443|- host: b|  port: 443|end: true|
list:|- host: a|  port: 443|- host: b|  port: 443|end: true|
list:|  - host: a|  port: 443|  - host: b|  port: 443|  end: true|
list:|- host: a|  port: 443|- host: b|  port: 443|end: true|
list:|- host: a|  port: 443|- host: b|  port: 443|end: true|
list:|  - host: a|  port: 443|  - host: b|  port: 443|  end: true|
TEXT
echo 'as stated: blanks after a tag indent the line that follows'
