package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTextTest {

  /** Examples of RFC 5952. */
  @ParameterizedTest
  @CsvSource({
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "0:0:0:0:0:0:0:1, ::1",
    "0:0:0:0:0:0:0:0, ::",
    "1:0:0:0:0:0:0:0, 1::",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "192.0.2.1, 192.0.2.1",
  })
  void an_address_has_one_form(String written, String canonical) {
    assertThat(IpAddressText.canonical(written)).isEqualTo(canonical);
  }

  @Test
  void an_ipv6_address_stands_in_brackets_where_a_port_may_follow() {
    assertThat(IpAddressText.inAuthority("fd00::a")).isEqualTo("[fd00::a]");
    assertThat(IpAddressText.inAuthority("10.0.0.8")).isEqualTo("10.0.0.8");
    assertThat(IpAddressText.inAuthority("api.example.com")).isEqualTo("api.example.com");
  }

  @Test
  void a_host_is_an_address_or_a_name() {
    assertThat(IpAddressText.is("fd00::a")).isTrue();
    assertThat(IpAddressText.is("10.0.0.8")).isTrue();
    assertThat(IpAddressText.is("api.example.com")).isFalse();
  }
}
