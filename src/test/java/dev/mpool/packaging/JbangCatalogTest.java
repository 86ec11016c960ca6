package dev.mpool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JBang catalogue brings the libraries that the project is built with. */
class JbangCatalogTest {

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>"
              + "\\s*<version>(.*?)</version>(.*?)</dependency>",
          Pattern.DOTALL);

  @Test
  void it_names_every_library_of_the_pom() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    pom = pom.substring(0, pom.indexOf("<build>"));
    List<String> needed = new ArrayList<>();
    Matcher found = DEPENDENCY.matcher(pom);
    while (found.find()) {
      if (!found.group(4).contains("<scope>test</scope>")) {
        String version = found.group(3);
        if (version.startsWith("${")) {
          String name = version.substring(2, version.length() - 1);
          int start = pom.indexOf('<' + name + '>') + name.length() + 2;
          version = pom.substring(start, pom.indexOf('<', start));
        }
        needed.add(found.group(1) + ':' + found.group(2) + ':' + version);
      }
    }
    JsonNode catalogue =
        new ObjectMapper().readTree(new File("packaging/jbang/jbang-catalog.json"));
    List<String> named = new ArrayList<>();
    catalogue.at("/aliases/mpool/dependencies").forEach(each -> named.add(each.asText()));
    assertThat(named).containsExactlyInAnyOrderElementsOf(needed);
  }
}
