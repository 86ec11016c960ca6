package dev.mpool.cases;

import dev.mpool.Settings;
import dev.mpool.model.SecretNaming;
import dev.mpool.model.TlsChoice;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.SourceReader;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options of a case, written as on the command line, as the settings that they stand for. */
public final class CaseOptions {

  private CaseOptions() {}

  public static Settings settings(List<String> options, int jobs) {
    RuleSettings rules = RuleSettings.DEFAULTS;
    int maxFileSize = SourceReader.DEFAULT_MAX_BYTES;
    Map<String, String> variables = new HashMap<>();
    for (Iterator<String> words = options.iterator(); words.hasNext(); ) {
      String option = words.next();
      switch (option) {
        case "--allow-mixed-providers" -> rules = rules.withMixedProvidersAllowed(true);
        case "--tls" ->
            rules = rules.withTls(TlsChoice.valueOf(words.next().toUpperCase(Locale.ROOT)));
        case "--secrets" ->
            rules =
                rules.withSecrets(
                    new SecretNaming.Directory(words.next().substring("file:".length())));
        case "--secret-env" -> {
          String[] pair = words.next().split("=", 2);
          variables.put(pair[0], pair[1]);
          rules = rules.withSecrets(new SecretNaming.Environment(variables));
        }
        case "--max-file-size" -> maxFileSize = Integer.parseInt(words.next());
        default -> throw new IllegalArgumentException("no option of a case: " + option);
      }
    }
    return new Settings(rules, maxFileSize, jobs);
  }
}
