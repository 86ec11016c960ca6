package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Rule;
import dev.mpool.model.TlsChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsRulesTest {

  private static final RuleSettings ALWAYS = RuleSettings.DEFAULTS.withTls(TlsChoice.ALWAYS);
  private static final RuleSettings NEVER = RuleSettings.DEFAULTS.withTls(TlsChoice.NEVER);

  private static String override(String host, int port) {
    return "hostOverride: {host: \"" + host + "\", port: " + port + "}";
  }

  private static String on(String host, int port) {
    return llm(override(host, port), OPENAI);
  }

  private static String azure(String endpoint) {
    return llm(
        "provider: {azureopenai: {authToken: {kind: SecretRef, secretRef: {name: key}}, endpoint:"
            + " \""
            + endpoint
            + "\", deploymentName: gpt, apiVersion: v1}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.example.com | everyone on the way can read it",
        "svc.example.com | everyone on the way can read it",
        "8.8.8.8 | everyone on the way can read it",
        "172.15.255.255 | everyone on the way can read it",
        "172.32.0.0 | everyone on the way can read it",
        "192.169.0.1 | everyone on the way can read it",
        "11.0.0.1 | everyone on the way can read it",
        "2001:db8::1 | everyone on the way can read it"
      })
  void aCredentialOnAPlaintextPortIsToldWithItsReaders(String host, String readers) {
    assertThat(Checked.of(on(host, 8080)).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "port=`8080`: Port 8080 is reached without TLS, so the credential is sent in clear; "
                + readers
                + ". | Use port 443 or 8443 if the provider offers TLS there, or `--tls always`.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost | it does not leave the machine or pod",
        "LOCALHOST | it does not leave the machine or pod",
        "a.localhost | it does not leave the machine or pod",
        "127.0.0.1 | it does not leave the machine or pod",
        "127.255.255.255 | it does not leave the machine or pod",
        "::1 | it does not leave the machine or pod",
        "ollama | everyone on the cluster's network can read it",
        "ollama.ai.svc | everyone on the cluster's network can read it",
        "ollama.ai.svc.cluster.local | everyone on the cluster's network can read it",
        "10.1.2.3 | everyone on that private network can read it",
        "192.168.0.1 | everyone on that private network can read it",
        "172.16.0.1 | everyone on that private network can read it",
        "172.31.255.255 | everyone on that private network can read it",
        "fd12::1 | everyone on that private network can read it",
        "fc00::1 | everyone on that private network can read it"
      })
  void nearHostsAreToldToo(String host, String readers) {
    assertThat(Checked.of(on(host, 11434)).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "port=`11434`: Port 11434 is reached without TLS, so the credential is sent in clear; "
                + readers
                + ". | If that is meant, say why above this line: `# mpool:ignore"
                + " plaintext-credential REASON`.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 80, 442, 444, 8442, 8444, 65535})
  void otherPortsAreInClear(int port) {
    assertThat(Checked.of(on("a.example.com", port)).rules())
        .containsExactly("plaintext-credential");
  }

  @Test
  void kgatewayUsesTlsOnPort443Only() {
    assertThat(Checked.of(on("a.example.com", 443)).rules()).isEmpty();
    assertThat(Checked.of(on("a.example.com", 8443)).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "port=`8443`: kgateway uses TLS on port 443 only, and would send this credential to"
                + " port 8443 in clear. mpool uses TLS. | Use port 443 if kgateway has to serve"
                + " this Backend as well.");
  }

  @Test
  void theChoiceOfTlsDecides() {
    assertThat(Checked.with(ALWAYS, on("a.example.com", 8080)).rules())
        .containsExactly("kgateway-plaintext-port");
    assertThat(Checked.with(ALWAYS, on("a.example.com", 443)).rules()).isEmpty();
    assertThat(Checked.with(NEVER, on("a.example.com", 443)).rules())
        .containsExactly("plaintext-credential");
    assertThat(Checked.with(NEVER, on("a.example.com", 8443)).rules())
        .containsExactly("plaintext-credential");
    assertThat(Checked.with(NEVER, llm(OPENAI)).findings())
        .extracting(Checked::describe)
        .singleElement()
        .asString()
        .startsWith("provider=`provider`: Port 443 is reached without TLS");
    assertThat(Checked.of(llm(OPENAI)).rules()).isEmpty();
  }

  @Test
  void anAzureEndpointHasAPortToo() {
    assertThat(Checked.of(azure("http://a.example.com:80/")).rules())
        .containsExactly("azure-endpoint-scheme", "plaintext-credential");
    assertThat(Checked.of(azure("a.example.com")).rules()).isEmpty();
    assertThat(Checked.of(azure("https://a.example.com:8443/")).rules())
        .containsExactly("azure-endpoint-scheme");
  }

  @Test
  void theClientsTokenIsACredentialAndBedrockHasNone() {
    assertThat(
            Checked.of(llm(override("a.example.com", 80), openAi("authToken: {kind: Passthrough}")))
                .rules())
        .containsExactly("plaintext-credential");
    assertThat(
            Checked.of(llm(override("a.example.com", 80), "provider: {bedrock: {model: m}}"))
                .rules())
        .containsExactly("bedrock-unsupported");
    assertThat(
            Checked.of(llm(override("a.example.com", 8443), "provider: {bedrock: {model: m}}"))
                .rules())
        .containsExactly("bedrock-unsupported");
  }

  @Test
  void aPortThatTheSchemaRefusesIsItsFindingAlone() {
    assertThat(Checked.of(llm("hostOverride: {host: a.example.com}", OPENAI)).rules())
        .containsExactly("missing-field");
    assertThat(Checked.of(llm("hostOverride: {host: a.example.com, port: x}", OPENAI)).rules())
        .containsExactly("wrong-type");
  }

  @Test
  void anUncheckedCertificateIsToldBesideTheRemovedField() {
    String text = "hostOverride: {host: a.example.com, port: 443, insecureSkipVerify: ";
    assertThat(Checked.of(llm(text + "true}", OPENAI)).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "insecureSkipVerify=`insecureSkipVerify`: kgateway removed insecureSkipVerify in July"
                + " 2025, and newer versions refuse a manifest that has it. | Remove the field.",
            "insecureSkipVerify=`true`: The provider's certificate is not checked, so anyone on"
                + " the way can take the credential. | Remove it, and render with `--ca-file` if"
                + " the certificate is signed by your own authority.");
    assertThat(Checked.of(llm(text + "false}", OPENAI)).rules()).containsExactly("removed-field");
    assertThat(Checked.of(llm(text + "null}", OPENAI)).rules()).isEmpty();
    assertThat(Checked.of(llm(text + "x}", OPENAI)).of(Rule.REMOVED_FIELD)).isEmpty();
  }
}
