package dev.mpool.fuzz;

import dev.mpool.cases.CaseFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A manifest of {@code testdata/valid}, in the style it is written in, with an inline token that is
 * known.
 */
record PlantedToken(String text, String token) {

  private static final Pattern PLACE =
      Pattern.compile(
          "(?<indent>[ ]*)secretRef:\\s*\\n\\s+name: *[\\w.-]+"
              + "|secretRef: *\\{ *name: *[\\w.-]+ *\\}"
              + "|\"secretRef\" *: *\\{\\s*\"name\" *: *\"[^\"]*\"\\s*\\}"
              + "|(?<=inline: )[^\\n|>]+");

  private static final Pattern KIND = Pattern.compile("SecretRef");

  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private static final List<String> MANIFESTS = manifests();

  private static List<String> manifests() {
    List<String> texts = new ArrayList<>();
    for (CaseFile file : CaseFile.all()) {
      String text = new String(file.bytes(), StandardCharsets.UTF_8);
      boolean small = text.length() < 4000;
      if (file.room().equals("valid") && small && PLACE.matcher(text).find()) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** Like the keys that providers give out. */
  static PlantedToken ofAProvider(Random random) {
    StringBuilder token =
        new StringBuilder(
            Fuzzing.oneOf(random, "sk-proj-", "sk-ant-api03-", "AIza", "gsk_", "xai-"));
    for (int i = 0; i < 40; i++) {
      token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return planted(random, token.toString());
  }

  /** A word like any other, which nothing but its place tells to be a token. */
  static PlantedToken ofAnyForm(Random random) {
    return planted(
        random, Fuzzing.oneOf(random, "quietmeadowriverlantern", "lantern-of-the-quiet-river"));
  }

  private static PlantedToken planted(Random random, String token) {
    String manifest = MANIFESTS.get(random.nextInt(MANIFESTS.size()));
    Matcher places = PLACE.matcher(manifest);
    StringBuilder text = new StringBuilder();
    while (places.find()) {
      places.appendReplacement(text, Matcher.quoteReplacement(field(random, places, token)));
    }
    places.appendTail(text);
    return new PlantedToken(KIND.matcher(text).replaceAll("Inline"), token);
  }

  private static String field(Random random, Matcher place, String token) {
    String found = place.group();
    if (found.startsWith("\"")) {
      return "\"inline\": \"" + token + '"';
    }
    String quoted =
        Fuzzing.oneOf(random, token, '"' + token + '"', "'" + token + "'", "!!str " + token);
    if (found.contains("{")) {
      return "inline: " + quoted;
    }
    if (!found.contains("secretRef")) {
      return quoted;
    }
    String indent = place.group("indent");
    String deeper = "\n" + indent + "  ";
    return indent
        + "inline: "
        + Fuzzing.oneOf(
            random, quoted, quoted, "|" + deeper + token, ">-" + deeper + token, deeper + quoted);
  }
}
