package dev.mpool.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How inputs become text, or a reason why they do not. */
class SourceReaderTest {

  private static final int LIMIT = 100;

  @TempDir Path folder;

  @Test
  void aFileBecomesItsText() throws IOException {
    Reading reading = readFile("kind: Bäckend 😀\n".getBytes(StandardCharsets.UTF_8));

    assertThat(text(reading)).isEqualTo("kind: Bäckend 😀\n");
  }

  @Test
  void aByteOrderMarkInFrontIsLeftOut() throws IOException {
    assertThat(text(readFile("\uFEFFa: b".getBytes(StandardCharsets.UTF_8)))).isEqualTo("a: b");
  }

  @Test
  void theLimitIsTheLargestSizeThatIsAccepted() throws IOException {
    assertThat(readFile(new byte[LIMIT])).isInstanceOf(Reading.Text.class);
    assertThat(refusal(readFile(new byte[LIMIT + 1])).kind()).isEqualTo(Reading.Kind.TOO_LARGE);
  }

  /** The stream of a pipe, unlike that of a file, cannot tell where it stands. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void standardInputMayBeAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    new ProcessBuilder("sh", "-c", "echo a: b > " + pipe).start();

    try (InputStream in = new FileInputStream(pipe.toFile())) {
      Reading reading = new SourceReader(LIMIT, in).read(InputFile.standardInput());
      assertThat(text(reading)).isEqualTo("a: b\n");
    }
  }

  @Test
  void anEndlessInputIsRefusedAfterOneByteMoreThanTheLimit() {
    CountingStream endless = new CountingStream();

    Reading reading = new SourceReader(LIMIT, endless).read(InputFile.standardInput());

    assertThat(refusal(reading).kind()).isEqualTo(Reading.Kind.TOO_LARGE);
    assertThat(endless.count).isEqualTo(LIMIT + 1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anEndlessDeviceIsRefused() {
    InputFile device = InputFiles.list(List.of("/dev/zero")).get(0);

    Reading reading =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> reader().read(device), "reading does not end");

    assertThat(refusal(reading).kind()).isEqualTo(Reading.Kind.TOO_LARGE);
  }

  @Test
  void aLimitIsToldAsItIsWritten() {
    assertThat(tooLarge(1 << 20)).contains("1MiB");
    assertThat(tooLarge(512 << 10)).contains("512KiB");
    assertThat(tooLarge(1000)).contains("1000 bytes");
  }

  /** Bytes in hex, and line and column of the first malformed one. */
  @ParameterizedTest
  @CsvSource({
    "610A62FF, 2, 2",
    "610A62C3, 2, 2",
    "610A62C328, 2, 2",
    "C0AF, 1, 1",
    "E08080, 1, 1",
    "EDA080, 1, 1",
    "F4908080, 1, 1",
    "F0808080, 1, 1",
    "C3A480, 1, 2",
    "F09F988080, 1, 2",
    "EFBBBF61FF, 1, 2",
    "80, 1, 1"
  })
  void malformedBytesAreRefusedAtTheirPlace(String hex, int line, int column) throws IOException {
    Reading.Refused refused = refusal(readFile(bytes(hex)));

    assertThat(refused.kind()).isEqualTo(Reading.Kind.NOT_UTF8);
    assertThat(refused.source().position(refused.span().start()))
        .isEqualTo(new Position(line, column));
  }

  @Test
  void utf16IsRefusedByItsName() throws IOException {
    assertThat(refusal(readFile("a: b".getBytes(StandardCharsets.UTF_16))).message())
        .contains("UTF-16");
    assertThat(refusal(readFile("a: b".getBytes(StandardCharsets.UTF_16LE))).message())
        .contains("UTF-16");
    assertThat(refusal(readFile("a: b".getBytes(StandardCharsets.UTF_16BE))).message())
        .contains("UTF-16");
  }

  @Test
  void aFileThatVanishedIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "a: b");
    InputFile input = InputFiles.list(List.of(file.toString())).get(0);
    Files.delete(file);

    Reading.Refused refused = refusal(reader().read(input));

    assertThat(refused.kind()).isEqualTo(Reading.Kind.UNREADABLE);
    assertThat(refused.message()).isEqualTo("does not exist");
  }

  @Test
  void anInputThatFailsWhileItIsReadIsRefused() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }
        };

    Reading.Refused refused =
        refusal(new SourceReader(LIMIT, failing).read(InputFile.standardInput()));

    assertThat(refused.name()).isEqualTo("-");
    assertThat(refused.message()).contains("the disk is gone");
  }

  private Reading readFile(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("input.yaml"), content);
    return reader().read(InputFiles.list(List.of(file.toString())).get(0));
  }

  private static SourceReader reader() {
    return new SourceReader(LIMIT, InputStream.nullInputStream());
  }

  private static String tooLarge(int limit) {
    InputStream input = new ByteArrayInputStream(new byte[limit + 1]);
    return refusal(new SourceReader(limit, input).read(InputFile.standardInput())).message();
  }

  private static String text(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Text.class);
    return ((Reading.Text) reading).source().text();
  }

  private static Reading.Refused refusal(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return (Reading.Refused) reading;
  }

  private static byte[] bytes(String hex) {
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(hex.substring(i * 2, i * 2 + 2), 16);
    }
    return bytes;
  }

  /** Blanks without end. */
  private static final class CountingStream extends InputStream {
    private int count;

    @Override
    public int read() {
      count++;
      return ' ';
    }
  }
}
