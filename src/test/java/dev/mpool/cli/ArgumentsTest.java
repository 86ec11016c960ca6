package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static final Option<String> FILE =
      new Option<>(
          List.of("-o", "--output"), Option.Kind.VALUE, "FILE", "", new EnvoyPath(), "none");
  private static final Option<String> MANY =
      Option.repeatable("--many", "NAME", "", new EnvoyPath());
  private static final Option<Void> FLAG = Option.flag("", "-f", "--flag");
  private static final Syntax SYNTAX =
      Syntax.of(
          List.of("test"),
          "",
          new Syntax.Positional("PATH", 0, 3, "", List.of()),
          List.of(),
          List.of(FILE, MANY, FLAG));

  @Test
  void takesValuesInEveryForm() throws Exception {
    for (List<String> words :
        List.of(
            List.of("--output", "x"),
            List.of("--output=x"),
            List.of("-o", "x"),
            List.of("-ox"),
            List.of("-o=x"))) {
      assertThat(FILE.in(parse(words))).as("%s", words).isEqualTo("x");
    }
    assertThat(FILE.in(parse(List.of()))).isEqualTo("none");
    assertThat(FILE.in(parse(List.of("--output=a=b")))).isEqualTo("a=b");
    assertThat(FILE.in(parse(List.of("-o", "-")))).isEqualTo("-");
    assertThat(FILE.in(parse(List.of("-o", "--unknown")))).isEqualTo("--unknown");
  }

  @Test
  void mixesOptionsAndPaths() throws Exception {
    Arguments arguments = parse(List.of("a", "--flag", "-", "--many", "x", "b", "--many=y"));
    assertThat(arguments.positionals()).containsExactly("a", "-", "b");
    assertThat(FLAG.isGivenIn(arguments)).isTrue();
    assertThat(MANY.allIn(arguments)).containsExactly("x", "y");
  }

  @Test
  void endsOptionsAtTwoDashes() throws Exception {
    Arguments arguments = parse(List.of("-f", "--", "--flag", "--"));
    assertThat(arguments.positionals()).containsExactly("--flag", "--");
  }

  @Test
  void asksForNothingElseBesideHelp() throws Exception {
    Syntax needsPath =
        Syntax.of(
            List.of("test"), "", new Syntax.Positional("PATH", 1, 1, "", List.of()), List.of());
    assertThat(Syntax.HELP.isGivenIn(Arguments.parse(needsPath, List.of("-h")))).isTrue();
  }

  private static Arguments parse(List<String> words) throws Failure {
    return Arguments.parse(SYNTAX, words);
  }
}
