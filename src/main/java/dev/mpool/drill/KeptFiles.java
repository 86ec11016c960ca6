package dev.mpool.drill;

import dev.mpool.drill.HttpMessage.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code --keep} leaves of a run: the configuration, Envoy's logs, what each mock received.
 */
record KeptFiles(Path folder, Tokens tokens) {

  /** A large body is told by its size. */
  private static final int LONGEST_BODY = 4000;

  void write(Stage stage, List<Arrival> arrivals) throws DrillException {
    try {
      put(stage, arrivals);
    } catch (IOException e) {
      throw new DrillException("Cannot write to " + folder + ": " + e.getMessage());
    }
  }

  private void put(Stage stage, List<Arrival> arrivals) throws IOException {
    Files.createDirectories(folder);
    Path run = stage.folder().resolve("envoy");
    Files.writeString(folder.resolve("envoy.yaml"), tokens.maskedConfig(stage.config().text()));
    for (String log : List.of("envoy.log", "access.log")) {
      String text = Files.readString(run.resolve(log), StandardCharsets.ISO_8859_1);
      Files.writeString(folder.resolve(log), tokens.maskedConfig(text));
    }
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    for (Arrival arrival : arrivals) {
      String name = arrival.backend().name().toString().replace('/', '.');
      String entry = arrival.endpoint().priority() + "." + arrival.endpoint().poolIndex();
      StringBuilder text =
          files.computeIfAbsent(name + "-" + entry + ".http", any -> new StringBuilder());
      append(arrival.request(), text);
    }
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private void append(HttpMessage request, StringBuilder text) {
    text.append(request.startLine()).append('\n');
    for (Header header : request.headers()) {
      String value = tokens.masked(header.value());
      text.append(header.name()).append(": ").append(value).append('\n');
    }
    String body = new String(request.body(), StandardCharsets.UTF_8);
    boolean isLarge = body.length() > LONGEST_BODY;
    text.append('\n');
    text.append(isLarge ? "(" + request.body().length + " bytes)" : body).append("\n\n");
  }
}
