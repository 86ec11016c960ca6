package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tokens in the files of mounted Secrets: a changed file counts without a restart. */
class SecretFilesIT {

  private static final Duration ROTATION = Duration.ofSeconds(60);

  @RegisterExtension private final Gateway gateway = new Gateway();
  private final MockProvider provider = gateway.provider();

  @TempDir private Path folder;

  @Test
  void a_file_is_read_again_after_it_has_changed() throws Exception {
    Path file = Files.createDirectories(folder.resolve("ai/rotating")).resolve("Authorization");
    Files.writeString(file, "Bearer first\n\n");
    gateway
        .secretFiles(folder)
        .start(
            BackendText.chain("rotating", openAi(provider).secret("rotating")),
            BackendText.chain("absent", openAi(provider).secret("absent")));
    assertThat(gateway.post("/ai/rotating", "{}").status()).isEqualTo(200);
    assertThat(provider.onlyAttempt().header("authorization")).isEqualTo("Bearer first");

    Files.writeString(file, "second");
    awaitAuthorization("Bearer second");

    Files.writeString(file, "a\nx-evil: 1");
    Client.Answer broken = awaitStatus(503);
    assertThat(broken.body()).contains(file + " holds a control character");

    Files.delete(file);
    awaitBody(file + " is missing");

    Client.Answer absent = gateway.post("/ai/absent", "{}");
    assertThat(absent.status()).isEqualTo(503);
    assertThat(absent.body()).contains(folder + "/ai/absent/Authorization is missing");
  }

  /** What would make a reader wait for ever, or read for ever, holds nobody up. */
  @Test
  void a_file_that_is_no_regular_one_is_told_at_once() throws Exception {
    Path pipe = Files.createDirectories(folder.resolve("ai/pipe")).resolve("Authorization");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path endless = Files.createDirectories(folder.resolve("ai/endless")).resolve("Authorization");
    Files.createSymbolicLink(endless, Path.of("/dev/zero"));
    Files.createDirectories(folder.resolve("ai/directory/Authorization"));
    // As a kubelet lays a Secret.
    Path data = Files.createDirectories(folder.resolve("ai/linked/..2026"));
    Files.writeString(data.resolve("Authorization"), "linked\n");
    Files.createSymbolicLink(folder.resolve("ai/linked/..data"), Path.of("..2026"));
    Files.createSymbolicLink(
        folder.resolve("ai/linked/Authorization"), Path.of("..data/Authorization"));
    List<String> names = List.of("pipe", "endless", "directory", "linked");
    gateway
        .secretFiles(folder)
        .start(
            names.stream()
                .map(name -> BackendText.chain(name, openAi(provider).secret(name)))
                .toArray(BackendText[]::new));

    for (String name : names.subList(0, 3)) {
      Client.Answer answer = gateway.post("/ai/" + name, "{}");
      assertThat(answer.status()).as(name).isEqualTo(503);
      assertThat(answer.body()).contains("Authorization is ");
      assertThat(answer.millis()).isLessThan(5_000);
    }
    assertThat(gateway.post("/ai/linked", "{}").status()).isEqualTo(200);
    assertThat(provider.onlyAttempt().header("authorization")).isEqualTo("Bearer linked");
  }

  private void awaitAuthorization(String value) throws Exception {
    long deadline = System.nanoTime() + ROTATION.toNanos();
    while (System.nanoTime() < deadline) {
      provider.reset();
      gateway.post("/ai/rotating", "{}");
      if (value.equals(provider.onlyAttempt().header("authorization"))) {
        return;
      }
      Thread.sleep(100);
    }
    fail("the new token is not used after " + ROTATION);
  }

  private Client.Answer awaitStatus(int status) throws Exception {
    return await(answer -> answer.status() == status);
  }

  private void awaitBody(String text) throws Exception {
    await(answer -> answer.body().contains(text));
  }

  private Client.Answer await(Predicate<Client.Answer> expected) throws Exception {
    long deadline = System.nanoTime() + ROTATION.toNanos();
    while (true) {
      Client.Answer answer = gateway.post("/ai/rotating", "{}");
      if (expected.test(answer)) {
        return answer;
      } else if (System.nanoTime() > deadline) {
        return fail("after " + ROTATION + " still " + answer);
      }
      Thread.sleep(100);
    }
  }
}
