package dev.mpool.credential;

import dev.mpool.schema.BackendSchema;
import dev.mpool.text.NearestName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that manifests are made of: the schema's fields and values, and those of a Secret. */
final class KnownNames {

  /** What a key says about the value behind it. */
  enum Meaning {
    /** The value is a credential. */
    CREDENTIAL,
    /** The value says how to authenticate: {@code authToken}. */
    AUTHENTICATION,
    /** Every value below is a credential: {@code stringData}. */
    SECRET_DATA,
    OTHER
  }

  private static final Set<String> WORDS = words();

  /** Fields whose value is a mapping with an {@code authToken} in it, or one level further. */
  private static final Set<String> HOLDERS = BackendSchema.holdersOf("authToken");

  /** So many different keys are looked at closely: no honest file has more. */
  private static final int MOST = 400;

  /** A slip of a shorter word makes any other word. */
  private static final int SHORTEST = 4;

  private static final int LONGEST = 24;
  private static final int LONGEST_TELLING = 12;

  private final Map<String, Meaning> meanings = new HashMap<>();
  private final Map<String, Boolean> near = new HashMap<>();

  private static Set<String> words() {
    Set<String> words = new HashSet<>(BackendSchema.words());
    words.addAll(List.of("Secret", "data", "stringData", "Authorization", "List", "items"));
    words.addAll(List.of("true", "false", "null"));
    return words;
  }

  /** Whether a scalar behind this key may be a credential that is written too high. */
  static boolean holdsAuthToken(String key) {
    return HOLDERS.contains(key) || key.equals("secretRef");
  }

  static boolean contains(String word) {
    return WORDS.contains(word);
  }

  /**
   * Whether a key may be told: a name of the schema or nearly one, or a word of letters that says
   * what its value is or is too short for a credential.
   */
  boolean isTellable(String key) {
    int longest = meaning(key) == Meaning.OTHER ? CredentialWords.PIECE - 1 : LONGEST_TELLING;
    return key.length() <= longest && key.chars().allMatch(Character::isLetter) || isNear(key);
  }

  /** Whether a word is a name of the schema, or nearly one. */
  boolean isNear(String key) {
    if (WORDS.contains(key)) {
      return true;
    }
    if (key.length() < SHORTEST || key.length() > LONGEST) {
      return false;
    }
    Boolean known = near.get(key);
    if (known == null) {
      known = near.size() < MOST && NearestName.slip(key, WORDS).isPresent();
      near.put(key, known);
    }
    return known;
  }

  /** What a key says, with room for slips. */
  Meaning meaning(String key) {
    Meaning known = meanings.get(key);
    if (known == null) {
      known = find(key);
      if (meanings.size() < MOST) {
        meanings.put(key, known);
      }
    }
    return known;
  }

  private static Meaning find(String key) {
    if (key.equals("authToken") || key.equals("auth")) {
      return Meaning.AUTHENTICATION;
    } else if (key.length() > 4 * LONGEST) {
      return Meaning.OTHER;
    } else if (isInline(key)) {
      return Meaning.CREDENTIAL;
    } else if (WORDS.contains(key) && !key.equals("stringData")) {
      return Meaning.OTHER;
    }
    String letters = letters(key);
    if (isSlip(letters, "authtoken")) {
      return Meaning.AUTHENTICATION;
    } else if (isSlip(letters, "stringdata")) {
      return Meaning.SECRET_DATA;
    }
    boolean credential =
        letters.endsWith("token") || letters.endsWith("apikey") || letters.endsWith("password");
    return credential ? Meaning.CREDENTIAL : Meaning.OTHER;
  }

  /** Whether a word is {@code inline} with something before or behind it, or with slips in it. */
  static boolean isInline(String word) {
    String letters = letters(word);
    return letters.contains("inline") || isSlip(letters, "inline");
  }

  static boolean isSlip(String word, String name) {
    return word.equalsIgnoreCase(name)
        || word.length() >= SHORTEST
            && Math.abs(word.length() - name.length()) <= 2
            && NearestName.slip(word, List.of(name)).isPresent();
  }

  private static String letters(String word) {
    return word.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
