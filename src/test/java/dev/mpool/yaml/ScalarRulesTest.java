package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kubernetes takes plain, quoted and tagged scalars for. */
class ScalarRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
  void trueHasElevenSpellings(String text) {
    assertThat(value(text)).isEqualTo(true);
    assertThat(value("'" + text + "'")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
  void falseHasElevenSpellings(String text) {
    assertThat(value(text)).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void nullHasFiveSpellings(String text) {
    assertThat(value(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "443, 443",
    "+443, 443",
    "-1, -1",
    "4_43, 443",
    "0673, 443",
    "0o673, 443",
    "0O673, 443",
    "-0o17, -15",
    "0x1bb, 443",
    "0X1BB, 443",
    "0b110111011, 443",
    "0B1, 1",
    "-0b1, -1",
    "0b-1, -1",
    "08, 8",
    "00, 0",
    "443.0, 443",
    "4.43e2, 443",
    "1e3, 1000",
    "1., 1",
    "-0.0, 0",
    "1__0, 10",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808"
  })
  void integersAreWrittenInManyWays(String text, long expected) {
    assertThat(value(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "3.5, 3.5",
    "443.5, 443.5",
    ".5, 0.5",
    "-.5, -0.5",
    "+1.5e-3, 0.0015",
    "1_0.5, 10.5",
    "99999999999999999999, 1e20",
    "-9223372036854775809, -9223372036854775809"
  })
  void otherNumbersAreFloats(String text, double expected) {
    assertThat(value(text)).isEqualTo(expected);
  }

  @Test
  void anIntegerWithoutSignMayHaveSixtyFourBits() {
    assertThat(value("18446744073709551615")).isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(value("+18446744073709551615")).isEqualTo(18446744073709551615.0);
    assertThat(value("0x1ffffffffffffffff")).isEqualTo("0x1ffffffffffffffff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-06-01",
        "2001-12-14T21:59:43Z",
        "12:30",
        "1,000",
        "1e",
        "=",
        "0x",
        "0o8",
        "0b2",
        "+",
        ".",
        "-",
        "._5",
        "1e999",
        "1.2.3",
        "yEs",
        "oN",
        "nULL",
        "_1",
        "<<",
        ".Infinity",
        "0x1p3",
        "١٢"
      })
  void whatLooksLikeMoreIsAString(String text) {
    assertThat(ScalarRules.plain(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", "+.INF", "-.Inf", ".nan", ".NaN"})
  void infinityIsRefused(String text) {
    YamlStream stream = YamlTexts.read("a: " + text);

    assertThat(YamlTexts.marked(YamlTexts.only(stream.diagnostics()))).isEqualTo(text);
    assertThat(stream.documents().get(0).root()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'!!str 443', 443",
    "'!!str', ''",
    "'!!str true', true",
    "'! 443', 443",
    "'!custom 443', 443",
    "'!!unknown 443', 443",
    "'!<tag:yaml.org,2002:str> 443', 443",
    "'!!%73tr 443', 443",
    "'!!binary aGVsbG8=', hello",
    "'!!timestamp 2001-01-01', 2001-01-01",
    "'!!timestamp 2001-1-1 1:2:3.4', 2001-1-1 1:2:3.4",
    "'!!timestamp 2001-01-01T01:02:03+01:00', 2001-01-01T01:02:03+01:00"
  })
  void tagsThatMakeStrings(String text, String expected) {
    assertThat(value(text)).isEqualTo(expected);
  }

  @Test
  void tagsThatMakeOtherValues() {
    assertThat(value("!!int '443'")).isEqualTo(443L);
    assertThat(value("!!float 443")).isEqualTo(443L);
    assertThat(value("!!float 1.5")).isEqualTo(1.5);
    assertThat(value("!!bool 'yes'")).isEqualTo(true);
    assertThat(value("!!null ''")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!int x",
        "!!int 1.5",
        "!!int",
        "!!bool 1",
        "!!null x",
        "!!float x",
        "!!float 18446744073709551615",
        "!!timestamp x",
        "!!timestamp 2001-02-29",
        "!!binary x",
        "!!binary YQ",
        "!e!x y"
      })
  void tagsThatDoNotFitAreRefused(String text) {
    assertThat(YamlTexts.read("a: " + text).diagnostics()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "yes, true",
    "off, false",
    "5, 5",
    "0x10, 16",
    "1.0, 1",
    "1.5, 1.5",
    "1e3, 1000",
    "1e6, 1e+06",
    "1e-5, 1e-05",
    "123456789.5, 1.2345679e+08",
    "0.1, 0.1",
    "-0.0, -0",
    ".inf, .inf",
    "-.inf, -.inf",
    ".nan, .nan",
    "2024-06-01, 2024-06-01",
    "'\"5\"', 5",
    "'!!str 5', 5"
  })
  void keysBecomeStrings(String key, String expected) {
    assertThat(YamlTexts.mapping(key + ": x").entries().get(0).key()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "null", "18446744073709551615", "[a]", "{a: b}", "? [a]\n"})
  void otherKeysAreRefused(String key) {
    YamlStream stream = YamlTexts.read("a: b\n" + key + ": x\n");

    assertThat(YamlTexts.only(stream.diagnostics()).message()).startsWith("A key has to be");
  }

  private static Object value(String text) {
    return ((YamlScalar) YamlTexts.mapping("a: " + text).entries().get(0).value()).value();
  }
}
