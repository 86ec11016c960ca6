package dev.mpool.fuzz;

import java.util.Random;

/** Values that try to be more than values where they are written. */
final class HostileText {

  private static final String[] PARTS = {
    "\"",
    "'",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "%REQ(x)%",
    "%",
    "%%",
    "{{",
    "}}",
    "{{x}}",
    "{{{x}}}",
    "{%",
    "{#",
    "]]",
    "]=]",
    "--[[",
    "--",
    "\u2028",
    "\u2029",
    "\u0085",
    "\uFEFF",
    "\u202E",
    "\u200B",
    "\u001b[31m",
    "# ",
    " #",
    ": ",
    "- ",
    "key: value",
    "*a",
    "&a",
    "!!str",
    "!",
    "|",
    ">",
    "@",
    "`",
    "[",
    "]",
    "{",
    "}",
    ",",
    "=",
    "<",
    "&lt;",
    "~",
    "null",
    "yes",
    "0x1bb",
    "é",
    "😀",
    "\u007f",
    "${x}",
    "$(x)",
    "os.exit()",
    "\"\n  injected: true\n",
    "'\ninjected: true\n",
    "]]></x>",
    "%0A::error::x",
    "\\u0000",
    "\\",
    "\uD7FF",
    "\uE000",
    "\uFFFD",
    " ",
    "  ",
    "a",
    "model",
    "/"
  };

  private HostileText() {}

  static String of(Random random) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(6);
    for (int i = 0; i < parts; i++) {
      text.append(Fuzzing.oneOf(random, PARTS));
    }
    return text.toString();
  }

  static String path(Random random) {
    return "/" + of(random);
  }
}
