package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

  private static final String TOKEN = "authToken: {kind: SecretRef, secretRef: {name: key}}";

  private static Checked path(String path) {
    return Checked.of(llm("pathOverride: {fullPath: " + quoted(path) + "}", OPENAI));
  }

  private static String azure(String deploymentName, String apiVersion) {
    return "provider: {azureopenai: {"
        + TOKEN
        + ", endpoint: a.example.com, deploymentName: "
        + quoted(deploymentName)
        + ", apiVersion: "
        + quoted(apiVersion)
        + "}}";
  }

  private static String gemini(String model, String apiVersion) {
    return "provider: {gemini: {"
        + TOKEN
        + ", model: "
        + quoted(model)
        + ", apiVersion: "
        + quoted(apiVersion)
        + "}}";
  }

  private static String vertex(String model, String apiVersion, String project, String rest) {
    return "provider: {vertexai: {"
        + TOKEN
        + ", publisher: GOOGLE, location: us-central1, model: "
        + quoted(model)
        + ", apiVersion: "
        + quoted(apiVersion)
        + ", projectId: "
        + quoted(project)
        + rest
        + "}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1/chat/completions",
        "/v1?x=y&z=%20",
        "/a'b\\\"c",
        "/{x}",
        "/{x{",
        "/~!$&'()*+,;=:@",
        "/a/",
        "/a/...",
        "/.well-known/a..b",
        "/a?next=//b/../c/./d",
        "/v1:x%2F%2e%2E.."
      })
  void pathsThatCanBeSent(String path) {
    assertThat(path(path).rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a%zz/b|%zz",
        "/%REQ(x)%|%RE",
        "/a?b=%2|%2",
        "/a?b=100%|%",
        "/a%1\u0661|%1\u0661",
        "//x|//",
        "/a//b?c|//",
        "/a//|//",
        "/a/../b|..",
        "/./|.",
        "/a/..?b|..",
        "/a/%2e%2E/b|%2e%2E",
      })
  void aPathThatServersReadInDifferentWaysIsAWarning(String path, String named) {
    List<String> found = path(path).of(Rule.PATH_AMBIGUOUS);
    assertThat(found).hasSize(1);
    assertThat(found.get(0)).containsAnyOf("`" + named + "`", " \"" + named + "\",");
  }

  @Test
  void eachAmbiguityIsTold() {
    assertThat(path("/a/..//b%").findings())
        .extracting(Checked::describe)
        .containsExactlyInAnyOrder(
            "fullPath=`\"/a/..//b%\"`: The path contains \"%\", which encodes no character. | Write `%`"
                + " and two hex digits; the sign itself is `%25`.",
            "fullPath=`\"/a/..//b%\"`: The path has an empty segment (`//`), which some servers and"
                + " proxies leave out. | Write one slash, unless the provider asks for both.",
            "fullPath=`\"/a/..//b%\"`: The path has the segment `..`, which some servers and proxies"
                + " resolve. | Write the path that is meant, without `.` and `..`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example.com//b/../c", "/a/{% x %}//"})
  void ofWhatAnotherRuleIsAboutNoAmbiguityIsTold(String path) {
    assertThat(path(path).of(Rule.PATH_AMBIGUOUS)).isEmpty();
  }

  @Test
  void typographicQuotesAreNamedOnce() {
    assertThat(path("\u201C/v1\u201D").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "fullPath=`\"\u201C/v1\u201D\"`: The path begins with a typographic quote (U+201C), not"
                + " with a slash. | Write straight quotes, or none.");
    assertThat(path("/v1\u00A0").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "fullPath=`\"/v1\u00A0\"`: The path contains a no-break space (U+00A0), which cannot be"
                + " sent in a path. | Remove it, or write a usual space.");
  }

  @Test
  void anEmptyPathIsOneFinding() {
    assertThat(path("").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "fullPath=`\"\"`: The path override is empty, so requests would have no path. | Write"
                + " a path, or leave out pathOverride for the provider's default.");
  }

  @Test
  void aPathBeginsWithASlash() {
    assertThat(path("v1/chat").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "fullPath=`\"v1/chat\"`: The path does not begin with a slash. | Begin it with `/`.");
    assertThat(path("https://a.example.com/v1").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "fullPath=`\"https://a.example.com/v1\"`: The path does not begin with a slash. |"
                + " Write the path alone, beginning with `/`; the host belongs in hostOverride.");
  }

  @ParameterizedTest
  @CsvSource({
    "a space, /a b, %20",
    "U+0009, '/a\tb', %09",
    "U+000A, '/a\n', %0A",
    "U+0000, '/a\u0000', %00",
    "U+007F, '/a\u007f', %7F",
    "U+0080, '/a\u0080', %C2%80",
    "U+00E9, '/caf\u00e9', %C3%A9",
    "U+1F600, '/\ud83d\ude00', %F0%9F%98%80",
    "U+2028, '/\u2028', %E2%80%A8"
  })
  void whatCannotBeSentIsNamedWithItsEncoding(String name, String path, String encoded) {
    assertThat(path(path).of(Rule.PATH_INVALID))
        .singleElement()
        .asString()
        .startsWith("fullPath=")
        .endsWith(
            ": The path contains "
                + name
                + ", which cannot be sent in a path. | Write the character as `"
                + encoded
                + "`, or remove it.");
  }

  @Test
  void aFragmentIsNeverSent() {
    assertThat(path("/a#b").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "fullPath=`\"/a#b\"`: The path contains '#', and what follows it is never sent to a"
                + " server. | Write the character as `%23`, or remove it.");
  }

  @Test
  void twoMistakesInOnePathAreTwoFindings() {
    assertThat(path("a b").rules()).containsExactly("path-not-absolute", "path-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{", "{%"})
  void templatesAreTold(String opening) {
    String path = "/a" + opening + "x";
    assertThat(path(path).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "fullPath=`\""
                + path
                + "\"`: kgateway evaluates this path as a template because of `"
                + opening
                + "`, and can lose the whole route. mpool sends it as it is. | Write the path that"
                + " is meant, without templates.");
    assertThat(
            Checked.of(llm("authHeaderOverride: {prefix: " + quoted(opening) + "}", OPENAI))
                .findings())
        .extracting(Checked::describe)
        .singleElement()
        .asString()
        .startsWith("prefix=")
        .contains("evaluates this prefix as")
        .endsWith("Write the prefix that is meant, without templates.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-4o",
        "my.deployment_1",
        "a~b",
        "gemini@001",
        "example.com:project",
        "...",
        "A9"
      })
  void valuesThatKeepTheUrlAsItIs(String value) {
    assertThat(Checked.of(llm(azure(value, value))).rules()).isEmpty();
    assertThat(Checked.of(llm(gemini(value, value))).rules()).isEmpty();
    assertThat(Checked.of(llm(vertex(value, value, value, ""))).rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "a/b, '/'",
        "../x, '/'",
        "a?b, '?'",
        "/a, '/'",
        "a#b, '#'",
        "a%2fb, '%'",
        "a b, a space",
        "a&b, '&'",
        "a{{b, '{'",
        "\"a\nb\", U+000A",
        "caf\u00e9, U+00E9",
        "\ud83d\ude00, U+1F600",
        ".., `..`",
        "., `.`"
      })
  void valuesThatWouldChangeTheUrlAreRefused(String value, String named) {
    String message =
        " becomes a part of the URL, which "
            + named
            + " would break or change. | Use only letters, digits and `- . _ ~ @ :`.";
    assertFinding(azure(value, "v"), "deploymentName", "The deploymentName" + message);
    assertFinding(azure("d", value), "apiVersion", "The apiVersion" + message);
    assertFinding(gemini(value, "v"), "model", "The model" + message);
    assertFinding(gemini("m", value), "apiVersion", "The apiVersion" + message);
    assertFinding(vertex(value, "v", "p", ""), "model", "The model" + message);
    assertFinding(vertex("m", value, "p", ""), "apiVersion", "The apiVersion" + message);
    assertFinding(vertex("m", "v", value, ""), "projectId", "The projectId" + message);
  }

  @Test
  void geminisValuesAreGiven() {
    String rest = " is empty, but becomes a part of the URL. | Write the ";
    assertFinding(
        gemini("", "v"), "model", "The model" + rest + "model that the provider's URL needs.");
    assertFinding(
        gemini("m", ""),
        "apiVersion",
        "The apiVersion" + rest + "apiVersion that the provider's URL needs.");
  }

  @Test
  void aModelPathIsSentAsItIs() {
    assertThat(
            Checked.of(llm(vertex("m", "v", "p", ", modelPath: \"streamRaw/x?alt=sse\""))).rules())
        .isEmpty();
    assertFinding(
        vertex("m", "v", "p", ", modelPath: \"\""),
        "modelPath",
        "The modelPath is empty, but becomes a part of the URL. | Write the modelPath that the"
            + " provider's URL needs.");
    assertFinding(
        vertex("m", "v", "p", ", modelPath: \"a b\""),
        "modelPath",
        "The modelPath contains a space, which cannot be sent in a path. | Write the character as"
            + " `%20`, or remove it.");
  }

  @Test
  void aPathOverrideMakesTheProvidersValuesUnused() {
    String override = "pathOverride: {fullPath: /x}";
    assertThat(Checked.of(llm(override, gemini("a b", "c/d"))).rules()).isEmpty();
    assertThat(Checked.of(llm(override, azure("a b", "c/d"))).rules()).isEmpty();
    assertThat(Checked.of(llm(override, vertex("a b", "c", "d", ""))).rules()).isEmpty();
  }

  private static void assertFinding(String provider, String field, String text) {
    assertThat(Checked.of(llm(provider)).findings())
        .extracting(Checked::describe)
        .singleElement()
        .asString()
        .startsWith(field + "=")
        .endsWith("`: " + text);
  }
}
