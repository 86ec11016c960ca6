package dev.mpool.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretNamingTest {

  @Test
  void variablesAreUpperCaseWithUnderscores() {
    SecretNaming.Environment names = new SecretNaming.Environment(Map.of());
    assertThat(names.place("gwtest", "openai-secret-one"))
        .isEqualTo("MPOOL_SECRET_GWTEST_OPENAI_SECRET_ONE");
    assertThat(names.place("a", "azAZ09.-/\u00e9\u0131")).isEqualTo("MPOOL_SECRET_A_AZAZ09_____");
    assertThat(names.place("a", "`{@[/:")).isEqualTo("MPOOL_SECRET_A_______");
    assertThat(names.place("a", "b")).isEqualTo("MPOOL_SECRET_A_B");
  }

  @Test
  void noLocaleChangesAVariable() {
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale("tr", "TR"));
    try {
      assertThat(new SecretNaming.Environment(Map.of()).place("i", "i"))
          .isEqualTo("MPOOL_SECRET_I_I");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anOverrideIsForOneSecret() {
    SecretNaming.Environment names = new SecretNaming.Environment(Map.of("a/b", "KEY"));
    assertThat(names.place("a", "b")).isEqualTo("KEY");
    assertThat(names.place("b", "b")).isEqualTo("MPOOL_SECRET_B_B");
  }

  @Test
  void filesHaveTheLayoutOfAMountedSecret() {
    SecretNaming.Directory names = new SecretNaming.Directory("/run/secrets");
    assertThat(names.place("a", "b.c")).isEqualTo("/run/secrets/a/b.c/Authorization");
    assertThat(names.place("a", "b")).isEqualTo("/run/secrets/a/b/Authorization");
  }
}
