package dev.mpool.envoy;

import java.util.Random;

/** Bodies at random: JSON of all shapes, mostly objects, and some that are broken in one place. */
final class JsonBodies {

  private static final String[] BLANKS = {"", "", "", " ", "\n", "\t", " \r\n"};
  private static final String[] NAMES = {
    "\"model\"",
    "\"mod\\u0065l\"",
    "\"\\u006dodel\"",
    "\"\\u006Dode\\u006c\"",
    "\"stream\"",
    "\"str\\u0065am\"",
    "\"Model\"",
    "\"mode\\\\l\"",
    "\"\""
  };
  private static final String[] PIECES = {
    "a", "model", "\\\"", "\\\\", "\\n", "\\u00e9", "é", "😀", "{", "}", "[", "]", ",", ":", "\\/"
  };
  private static final String[] WRONG_PIECES = {"\"", "\\x", "\\u12g4", "\\"};
  private static final String[] SCALARS = {
    "1",
    "-0",
    "1e5",
    "1.5E-3",
    "12345678901234567890123",
    "true",
    "false",
    "null",
    "\"OVER\"",
    "\"OVER2\""
  };
  private static final String[] WRONG_SCALARS = {
    "01", "+1", "1.", ".5", "nul", "True", "NaN", "1e", "-", "tru", "'a'", "0x1"
  };

  private final Random random;

  JsonBodies(Random random) {
    this.random = random;
  }

  String next() {
    String text = random.nextInt(100) < 15 ? value(0) : object(0);
    text = blank() + text + blank();
    return random.nextInt(100) < 30 ? broken(text) : text;
  }

  private String broken(String text) {
    int at = random.nextInt(text.length());
    if (Character.isSurrogate(text.charAt(at))) {
      return text;
    }
    String before = text.substring(0, at);
    return switch (random.nextInt(3)) {
      case 0 -> before + text.substring(at + 1);
      case 1 -> before + "{}[]\",:x1\\ \n".charAt(random.nextInt(12)) + text.substring(at);
      default -> before;
    };
  }

  private String value(int depth) {
    int kind = random.nextInt(100);
    if (depth > 4 || kind < 45) {
      return random.nextInt(3) == 0 ? string() : scalar();
    }
    return kind < 75 ? object(depth) : array(depth);
  }

  private String object(int depth) {
    StringBuilder out = new StringBuilder("{").append(blank());
    int members = random.nextInt(5);
    for (int i = 0; i < members; i++) {
      out.append(i > 0 ? "," + blank() : "").append(random.nextInt(10) < 4 ? name() : string());
      out.append(blank()).append(':').append(blank()).append(value(depth + 1)).append(blank());
    }
    return out.append('}').toString();
  }

  private String array(int depth) {
    StringBuilder out = new StringBuilder("[").append(blank());
    int items = random.nextInt(4);
    for (int i = 0; i < items; i++) {
      out.append(i > 0 ? "," + blank() : "").append(value(depth + 1)).append(blank());
    }
    return out.append(']').toString();
  }

  private String string() {
    StringBuilder out = new StringBuilder("\"");
    int pieces = random.nextInt(7);
    for (int i = 0; i < pieces; i++) {
      out.append(random.nextInt(300) == 0 ? any(WRONG_PIECES) : any(PIECES));
    }
    return out.append('"').toString();
  }

  private String scalar() {
    return random.nextInt(100) == 0 ? any(WRONG_SCALARS) : any(SCALARS);
  }

  private String name() {
    return any(NAMES);
  }

  private String blank() {
    return any(BLANKS);
  }

  private String any(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
