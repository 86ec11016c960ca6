package dev.mpool.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureEndpointTest {

  @ParameterizedTest
  @CsvSource({
    "a.com, a.com,",
    "https://a.com, a.com,",
    "HTTP://a.com/, a.com,",
    "https://a.com:8443/x:9/y, a.com, 8443",
    "a.com:1, a.com, 1",
    "a.com:65535, a.com, 65535",
    "a.com:65536, a.com:65536,",
    "a.com:0, a.com:0,",
    "a.com:, a.com:,",
    "a.com:80x, a.com:80x,",
    "a.com:8/, a.com, 8",
    "a.com?x=/, a.com,",
    "a.com#x, a.com,",
    "a.com:99999999999999999999, a.com:99999999999999999999,",
    "::1, ::1,",
    "[::1], ::1,",
    "[::1]:443, ::1, 443",
    "https://[::1]/x, ::1,",
    "[::1, [::1,",
    "a:b:80, a:b:80,",
    ":80, '', 80",
    "https://, '',"
  })
  void hostAndPort(String endpoint, String host, Integer port) {
    AzureEndpoint parsed = AzureEndpoint.parse(endpoint);
    assertThat(parsed.host()).isEqualTo(host);
    assertThat(parsed.port()).isEqualTo(Optional.ofNullable(port));
  }
}
