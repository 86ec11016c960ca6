package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.multipool;
import static dev.mpool.rule.Manifest.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTest {

  private static final String L63 = "a".repeat(63);
  private static final String NAME_253 = (L63 + ".").repeat(3) + "a".repeat(61);

  private static final String ALONE =
      "Write the host alone; the port belongs in `hostOverride.port` and the path in"
          + " `pathOverride.fullPath`.";
  private static final String NAME_OR_ADDRESS =
      "Write a DNS name such as `api.example.com` or an IP address.";

  private static Checked host(String host) {
    return Checked.of(llm("hostOverride: {host: " + quoted(host) + ", port: 443}", OPENAI));
  }

  private static String azure(String endpoint) {
    return "provider: {azureopenai: {authToken: {kind: SecretRef, secretRef: {name: key}},"
        + " endpoint: "
        + quoted(endpoint)
        + ", deploymentName: gpt, apiVersion: 2024-06-01}}";
  }

  private static String vertex(String location) {
    return "provider: {vertexai: {authToken: {kind: SecretRef, secretRef: {name: key}},"
        + " model: gemini, apiVersion: v1, projectId: p, publisher: GOOGLE, location: "
        + quoted(location)
        + "}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.openai.com",
        "API.OpenAI.com",
        "localhost",
        "ollama",
        "my_service.internal",
        "xn--bcher-kva.example",
        "a-b.c--d.e",
        "1.2.3.4",
        "255.255.255.255",
        "0.0.0.0",
        "10.0.0.1",
        "4.example",
        "0x7g",
        "1a",
        "x",
        "::1",
        "2001:db8::8a2e:370:7334",
        "::ffff:1.2.3.4",
        "2001:DB8:0:0:0:0:0:1"
      })
  void namesAndAddressesAreHosts(String host) {
    assertThat(host(host).rules()).isEmpty();
  }

  @Test
  void theLongestNameIsAHost() {
    assertThat(NAME_253).hasSize(253);
    assertThat(host(NAME_253).rules()).isEmpty();
  }

  @Test
  void whatElseStandsInAHostIsNamed() {
    assertProblem("https://api.example.com", "begins with a scheme", alone("api.example.com"));
    assertProblem("ftp://x", "begins with a scheme", alone("x"));
    assertProblem("api.example.com:443", "contains a port", alone("api.example.com"));
    assertProblem(":443", "contains a port", ALONE);
    assertProblem("api.example.com:", "contains a port", ALONE);
    assertProblem("[::1]:443", "contains a port", alone("::1"));
    assertProblem(
        "api.example.com/v1", "contains a path, query or fragment", alone("api.example.com"));
    assertProblem(
        "api.example.com?x", "contains a path, query or fragment", alone("api.example.com"));
    assertProblem(
        "api.example.com#x", "contains a path, query or fragment", alone("api.example.com"));
    assertProblem("/v1", "contains a path, query or fragment", ALONE);
    assertProblem("?x", "contains a path, query or fragment", ALONE);
    assertProblem("#x", "contains a path, query or fragment", ALONE);
    assertProblem("@x", "contains user information", alone("x"));
    assertProblem("user:pw@api.example.com", "contains user information", alone("api.example.com"));
    assertProblem("api.example.com ", "contains a space", alone("api.example.com"));
    assertProblem("api.example.com\n", "contains U+000A", alone("api.example.com"));
    assertProblem("api\u0000.example.com", "contains U+0000", ALONE);
    assertProblem("api\u007f.example.com", "contains U+007F", ALONE);
  }

  @Test
  void malformedNamesAreRefused() {
    assertProblem(
        "api.example.com.",
        "ends with a dot",
        "Leave the dot out: certificates name hosts without it.");
    assertProblem(".", "ends with a dot", "Leave the dot out: certificates name hosts without it.");
    assertProblem(NAME_253 + "a", "is longer than 253 characters", NAME_OR_ADDRESS);
    assertProblem("a..b", "has an empty part between its dots", NAME_OR_ADDRESS);
    assertProblem(".a", "has an empty part between its dots", NAME_OR_ADDRESS);
    assertProblem(L63 + "a.com", "has a part longer than 63 characters", NAME_OR_ADDRESS);
    assertProblem("*.example.com", "contains '*'", NAME_OR_ADDRESS);
    assertProblem("a%00.com", "contains '%'", NAME_OR_ADDRESS);
    assertProblem("a`.com", "contains '`'", NAME_OR_ADDRESS);
    assertProblem("a{.com", "contains '{'", NAME_OR_ADDRESS);
    assertProblem("-a.com", "has a part that begins or ends with a hyphen", NAME_OR_ADDRESS);
    assertProblem("a-.com", "has a part that begins or ends with a hyphen", NAME_OR_ADDRESS);
    assertProblem("a.-", "has a part that begins or ends with a hyphen", NAME_OR_ADDRESS);
  }

  @Test
  void namesBeyondAsciiAreToldInTheFormThatDnsKnows() {
    assertProblem(
        "b\u00fccher.example",
        "is not ASCII",
        "Write it in the form that DNS knows: `xn--bcher-kva.example`.");
    assertProblem("\u00fc".repeat(64) + ".example", "is not ASCII", NAME_OR_ADDRESS);
    assertProblem(
        "\u201Ca.example\u201D",
        "contains a typographic quote (U+201C)",
        "Write straight quotes, or none.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.04",
        "0x7f.1",
        "0X7F",
        "0x",
        "127.1",
        "2130706433",
        "1.2.3.0000",
        "example.1",
        "00.0.0.0",
        "1234.1.1.1"
      })
  void whatResolversReadAsAnAddressHasFourDecimalNumbers(String host) {
    assertProblem(
        host,
        "ends in a number, but is not an IPv4 address",
        "Write an IPv4 address as four decimal numbers from 0 to 255 without leading zeros.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1::2::3", ":::", "fe80::1%eth0", "12345::", ".::1", "::\uff11", "::g"})
  void malformedIpv6IsRefused(String host) {
    assertProblem(host, "is not an IPv6 address", NAME_OR_ADDRESS);
  }

  @Test
  void ipv6StandsWithoutBrackets() {
    assertProblem("[::1]", "has brackets", "Write the IPv6 address without brackets.");
    assertProblem("[::1", "is not an IPv6 address", NAME_OR_ADDRESS);
    assertProblem("::1]", "is not an IPv6 address", NAME_OR_ADDRESS);
  }

  private static String alone(String host) {
    return "Write `host: "
        + host
        + "`; the port belongs in `hostOverride.port` and the path in `pathOverride.fullPath`.";
  }

  private static void assertProblem(String host, String what, String hint) {
    List<String> found = host(host).of(Rule.HOST_INVALID);
    assertThat(found).hasSize(1);
    assertThat(found.get(0)).startsWith("host=").endsWith(": The host " + what + ". | " + hint);
  }

  @Test
  void anEmptyHostIsTheSchemasFindingAlone() {
    assertThat(host("").rules()).containsExactly("value-not-allowed");
    assertThat(Checked.of(llm(azure(""))).rules()).containsExactly("value-not-allowed");
    assertThat(Checked.of(llm(vertex(""))).rules()).containsExactly("value-not-allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.openai.azure.com, a.openai.azure.com",
    "HTTPS://a.openai.azure.com/openai/, a.openai.azure.com",
    "https://a.com/openai/deployments/gpt/chat/completions?api-version=2024-06-01, a.com",
    "https://a.openai.azure.com/#x, a.openai.azure.com",
    "a.openai.azure.com:443, a.openai.azure.com",
    "https://[2001:db8::1]:443/, 2001:db8::1"
  })
  void anAzureEndpointIsAHost(String endpoint, String host) {
    assertThat(Checked.of(llm(azure(endpoint))).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "endpoint=`"
                + quoted(endpoint)
                + "`: The endpoint is a "
                + (endpoint.contains("/") ? "URL" : "host and a port")
                + ", which kgateway takes whole for a DNS name. mpool uses"
                + " its host and port. | Write `endpoint: "
                + host
                + "`.");
  }

  /** What is dropped, the path that keeps it, and what is used. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.com/my-api | path |"
            + " /my-api/openai/deployments/gpt/chat/completions?api-version=2024-06-01",
        "https://a.com/my-api/openai/ | path |"
            + " /my-api/openai/deployments/gpt/chat/completions?api-version=2024-06-01",
        "a.com/x/openai/deployments/other | path |"
            + " /x/openai/deployments/other/chat/completions?api-version=2024-06-01",
        "https://a.com/openai/deployments/other/chat/completions?api-version=2025-01-01 |"
            + " path and query |"
            + " /openai/deployments/other/chat/completions?api-version=2025-01-01",
        "https://a.com/?api-version=2025-01-01 | query |"
            + " /openai/deployments/gpt/chat/completions?api-version=2025-01-01",
        "https://a.com/openai/v1/ | path | /openai/v1/chat/completions",
      })
  void whatAnAzureUrlLosesIsTold(String endpoint, String parts, String fullPath) {
    assertThat(Checked.of(llm(azure(endpoint))).of(Rule.AZURE_ENDPOINT_SCHEME))
        .singleElement()
        .asString()
        .contains("mpool uses its host and port, and drops its " + parts + ". | ")
        .endsWith(
            "Write `endpoint: a.com`, and beside the provider `pathOverride: {fullPath: \""
                + fullPath
                + "\"}`.");
    // Written so, it is the same request, and nothing is left to tell.
    assertThat(
            Checked.of(llm("pathOverride: {fullPath: \"" + fullPath + "\"}", azure("a.com")))
                .rules())
        .isEmpty();
  }

  /** A query may hold a key, which no advice repeats. */
  @Test
  void anotherQueryOfAnAzureUrlIsNotRepeated() {
    assertThat(
            Checked.of(llm(azure("https://a.com/x?subscription-key=abc")))
                .of(Rule.AZURE_ENDPOINT_SCHEME))
        .singleElement()
        .asString()
        .endsWith(
            "drops its path and query. | Write `endpoint: a.com`, and beside the provider the whole"
                + " path with its query in `pathOverride.fullPath`.");
  }

  @Test
  void aPathOverrideReplacesThatOfAnAzureUrl() {
    assertThat(
            Checked.of(llm("pathOverride: {fullPath: /x}", azure("https://a.com/y")))
                .of(Rule.AZURE_ENDPOINT_SCHEME))
        .singleElement()
        .asString()
        .endsWith("mpool uses its host and port. | Write `endpoint: a.com`.");
  }

  @Test
  void thePortOfAnAzureUrlBelongsInAHostOverride() {
    assertThat(Checked.of(llm(azure("https://a.com:8443/x"))).of(Rule.AZURE_ENDPOINT_SCHEME))
        .singleElement()
        .asString()
        .contains(
            "beside the provider `hostOverride: {host: a.com, port: 8443}` and `pathOverride: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.com", "HTTP://a.com:443/"})
  void anAzureUrlWithoutTlsGetsIt(String endpoint) {
    assertThat(Checked.of(llm(azure(endpoint))).of(Rule.AZURE_ENDPOINT_SCHEME))
        .singleElement()
        .asString()
        .endsWith(
            "mpool uses its host and port, with TLS on port 443 in spite of `http://`. | Write"
                + " `endpoint: a.com`. For plain HTTP, name its port in `hostOverride: {host:"
                + " a.com, port: 80}`.");
  }

  @Test
  void userInformationOfAnAzureUrlIsNotRepeated() {
    assertThat(Checked.of(llm(azure("https://user:pass@a.com/x"))).of(Rule.HOST_INVALID))
        .singleElement()
        .asString()
        .endsWith(
            ": The endpoint has user information before its host, which is never sent. | Write"
                + " `endpoint: a.com`; a credential belongs in `authToken`.");
  }

  @Test
  void aSoundAzureEndpointIsSilent() {
    assertThat(Checked.of(llm(azure("a.openai.azure.com"))).rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://u@a.com", "https://a b.com/", "a.com:0", "a.com:65536", "a.com:x", "::x"})
  void whatIsLeftOfAnAzureEndpointHasToBeAHost(String endpoint) {
    assertThat(Checked.of(llm(azure(endpoint))).rules()).containsExactly("host-invalid");
  }

  @Test
  void anAzureEndpointWithoutAHostIsRefused() {
    assertThat(Checked.of(llm(azure("https:///openai"))).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "endpoint=`\"https:///openai\"`: The endpoint names no host. | Write the host alone,"
                + " such as `NAME.openai.azure.com`.");
  }

  @Test
  void aHostOverrideMakesTheProvidersOwnHostUnused() {
    String override = "hostOverride: {host: a.example.com, port: 443}";
    assertThat(Checked.of(llm(override, azure("https://x/"))).rules()).isEmpty();
    assertThat(Checked.of(llm(override, azure("https:///"))).rules()).isEmpty();
    assertThat(Checked.of(llm(override, vertex("global"))).rules()).isEmpty();
    assertThat(Checked.of(llm(override, vertex("a/b"))).rules()).containsExactly("path-invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.com/", "a.b", "us central", "a:b", "-a", "\u00fc", "a_b", "a@b", "a\nb"})
  void aVertexLocationIsAPartOfAHostName(String location) {
    assertThat(Checked.of(llm(vertex(location))).of(Rule.HOST_INVALID))
        .singleElement()
        .asString()
        .startsWith("location=")
        .endsWith(
            ": The location becomes part of the host's name, and this is no DNS label. | Write a"
                + " Google Cloud region such as `us-central1`, or `global`.");
  }

  @Test
  void aVertexLocationFitsIntoALabel() {
    assertThat(Checked.of(llm(vertex("a".repeat(52)))).rules()).isEmpty();
    assertThat(Checked.of(llm(vertex("a".repeat(53)))).rules()).containsExactly("host-invalid");
    assertThat(Checked.of(llm(vertex("us-central1"))).rules()).isEmpty();
  }

  @Test
  void theGlobalVertexLocationHasAnotherHost() {
    assertThat(Checked.of(llm(vertex("global"))).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "location=`\"global\"`: kgateway sends this to global-aiplatform.googleapis.com, which"
                + " does not exist. mpool uses aiplatform.googleapis.com. | For kgateway, add"
                + " `hostOverride: {host: aiplatform.googleapis.com, port: 443}` or name a"
                + " region.");
    assertThat(Checked.of(llm(vertex("Global"))).rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu", "us"})
  void aMultiRegionOfVertexHasAnotherHost(String location) {
    String host = "aiplatform." + location + ".rep.googleapis.com";
    assertThat(Checked.of(llm(vertex(location))).of(Rule.VERTEX_GLOBAL_LOCATION))
        .singleElement()
        .asString()
        .endsWith(
            ": kgateway sends this to "
                + location
                + "-aiplatform.googleapis.com, which does not exist. mpool uses "
                + host
                + ". | For kgateway, add `hostOverride: {host: "
                + host
                + ", port: 443}` or name a region.");
    String override = "hostOverride: {host: " + host + ", port: 443}";
    assertThat(Checked.of(llm(override, vertex(location))).rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west1", "us-east5", "asia", "EU", "europe-west4"})
  void anotherLocationIsARegionToVertex(String location) {
    assertThat(Checked.of(llm(vertex(location))).rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.0",
        "fe80::1",
        "febf::1",
        "::ffff:169.254.169.254",
        "::ffff:a9fe:a9fe",
        "fd00:ec2::254",
        "fd20:ce::254",
        "metadata.google.internal",
        "Metadata.Google.Internal",
        "metadata.goog",
        "instance-data.ec2.internal",
        "100.100.100.200",
        "::ffff:100.100.100.200"
      })
  void metadataServicesAreNoProviders(String host) {
    assertThat(host(host).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "host=`"
                + quoted(host)
                + "`: This host is a link-local address or a cloud's metadata service, not a"
                + " provider. | Name the provider's own host.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.253.255.255",
        "169.255.0.0",
        "fec0::1",
        "fd00:ec2::253",
        "169.254.example",
        "fe80.example"
      })
  void otherHostsAreNotLinkLocal(String host) {
    assertThat(host(host).rules()).isEmpty();
  }

  @Test
  void anAzureEndpointCanBeLinkLocalToo() {
    assertThat(Checked.of(llm(azure("169.254.169.254"))).rules())
        .containsExactly("host-link-local");
  }

  @Test
  void everyEndpointIsLookedAt() {
    String bad = "hostOverride: {host: a b, port: 443}\n" + OPENAI;
    assertThat(Checked.of(multipool(OPENAI, bad)).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.location().pointer())
                    .isEqualTo("/spec/ai/multipool/priorities/1/pool/0/hostOverride/host"));
  }
}
