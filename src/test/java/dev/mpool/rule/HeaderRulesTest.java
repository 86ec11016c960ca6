package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {

  private static Checked name(String name) {
    return Checked.of(llm("authHeaderOverride: {headerName: " + quoted(name) + "}", OPENAI));
  }

  private static Checked prefix(String prefix) {
    return Checked.of(llm("authHeaderOverride: {prefix: " + quoted(prefix) + "}", OPENAI));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Authorization", "x-api-key", "X_Key", "cookie", "!#$%&'*+-.^_`|~", "key", "a9Z"})
  void namesOfHeaders(String name) {
    assertThat(name(name).rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "x key, a space",
        ":path, ':'",
        "x:y, ':'",
        "\u00e9, U+00E9",
        "\"x\r\ny\", U+000D",
        "x(y), '('",
        "x\u00e9, U+00E9",
        "x/y, '/'",
        "a[b, '['",
        "a@b, '@'"
      })
  void whatHttpDoesNotAllowInAName(String name, String named) {
    assertThat(name(name).findings())
        .extracting(Checked::describe)
        .singleElement()
        .asString()
        .startsWith("headerName=")
        .endsWith(
            ": The header name contains "
                + named
                + ". | Use only letters, digits and hyphens, such as `x-api-key`.");
  }

  @Test
  void aNameIsNotEmpty() {
    assertThat(name("").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "headerName=`\"\"`: The header name is empty. | Write a header name, or leave out"
                + " headerName for the provider's own.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host",
        "Host",
        "connection",
        "content-encoding",
        "Content-Length",
        "content-type",
        "expect",
        "http2-settings",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "anthropic-version",
        "x-envoy-original-path",
        "X-Envoy-Attempt-Count",
        "x-mpool-endpoint"
      })
  void headersThatAreNeededForSomethingElse(String name) {
    assertThat(name(name).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "headerName=`"
                + quoted(name)
                + "`: This header is needed for something else, and a credential in its place"
                + " breaks the request. | Name the header in which the provider expects the"
                + " credential, such as `Authorization`.");
  }

  @Test
  void neighboursOfReservedNamesAreFree() {
    assertThat(name("x-envoy").rules()).isEmpty();
    assertThat(name("x-host").rules()).isEmpty();
    assertThat(name("x-mpool").rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "key=", "~", "token: ", "a-", " ", "%REQ(x)% "})
  void prefixesThatSeparateThemselves(String prefix) {
    assertThat(prefix(prefix).rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "custom-prefix", "Token9", "B"})
  void aWordIsDividedFromTheToken(String prefix) {
    assertThat(prefix(prefix).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "prefix=`"
                + quoted(prefix)
                + "`: The token follows the prefix at once, without a space. | Put a space at the"
                + " end, in quotes, such as `prefix: \"Bearer \"`.");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"a\r\nX-Admin: 1 \", U+000D",
        "\"a\nb \", U+000A",
        "\"a\tb \", U+0009",
        "\"\nb \", U+000A",
        "\"\u007f \", U+007F",
        "\"\u00e9 \", U+00E9",
        "\"\u001f \", U+001F"
      })
  void aPrefixIsPrintableAscii(String prefix, String named) {
    assertThat(prefix(prefix).findings())
        .extracting(Checked::describe)
        .singleElement()
        .asString()
        .startsWith("prefix=")
        .endsWith(
            ": The prefix contains "
                + named
                + ", but is sent in a header. | Use only printable ASCII characters.");
  }

  @Test
  void typographicQuotesAreNamed() {
    assertThat(prefix("\u201CBearer \u201D").of(Rule.HEADER_VALUE_INVALID))
        .singleElement()
        .asString()
        .endsWith(
            ": The prefix contains a typographic quote (U+201C), but is sent in a header. | Write"
                + " straight quotes, or none.");
    String inline =
        "provider: {openai: {authToken: {kind: Inline, inline: \u201Csk-1\u201D}, model: m}}";
    assertThat(Checked.of(llm(inline)).of(Rule.HEADER_VALUE_INVALID))
        .singleElement()
        .asString()
        .endsWith(
            ": The inline token contains a typographic quote (U+201C). | Write straight quotes, or"
                + " none.");
  }

  @Test
  void anAnthropicVersionIsPrintableAscii() {
    String anthropic =
        "provider: {anthropic: {authToken: {kind: SecretRef, secretRef: {name: key}}, apiVersion:"
            + " ";
    assertThat(Checked.of(llm(anthropic + "2023-06-01}}")).rules()).isEmpty();
    assertThat(Checked.of(llm(anthropic + "\"2023\\nX: y\"}}")).of(Rule.HEADER_VALUE_INVALID))
        .containsExactly(
            "apiVersion=`\"2023\\nX: y\"`: The apiVersion contains U+000A, but is sent in a"
                + " header. | Use only printable ASCII characters.");
  }
}
