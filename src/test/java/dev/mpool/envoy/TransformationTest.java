package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.luajit.LuaJit;

/**
 * The transformation's JSON scanner by itself, in the Lua that Envoy has inside, with Jackson as
 * the oracle for thousands of bodies.
 */
class TransformationTest {

  private static final String MODEL = "\"OVER\"";
  private static final int BODIES = 6_000;

  /** Bytes that the transformation sees at a time: hardly more than an escape, or all of a body. */
  private static final int[] WINDOWS = {6, 7, 16, 16 * 1024};

  private static Lua lua;

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException {
    lua = luaUnpackedIn(folder);
    lua.openLibraries();
    String code = Files.readString(Path.of("templates/upstream.lua"));
    lua.run(
        code
            + """

            local function body_of(bytes)
              return { getBytes = function(_, first, size) return bytes:sub(first + 1, first + size) end }
            end

            function rewritten_in(bytes_of_window, hex, model)
              WINDOW = bytes_of_window
              local body = hex:gsub("%x%x", function(x) return string.char(tonumber(x, 16)) end)
              local text, streams, object = rewritten(body_of(body), #body, model)
              if object == false then return body, "refused" end
              return text or body, not object and "none" or streams and "stream" or "whole"
            end

            _G.other_operation = other_operation

            function is_left(body, model)
              return tostring(rewritten(body_of(body), #body, model) == nil)
            end

            function length_of(body, model)
              return #(rewritten(body_of(body), #body, model) or body)
            end

            function parsed(line, name)
              local ok, endpoint = pcall(parse, line)
              return ok and tostring(endpoint[name]) or "refused"
            end
            """);
  }

  @AfterAll
  static void close() {
    lua.close();
  }

  @Test
  void every_generated_body_comes_out_as_jackson_reads_it() throws IOException {
    Random random = new Random(20_26);
    int objects = 0;
    for (int i = 0; i < BODIES; i++) {
      String body = new JsonBodies(random).next();
      Optional<Rewritten> expected = oracle(body);
      objects += expected.isPresent() ? 1 : 0;

      int window = WINDOWS[i % WINDOWS.length];
      assertThat(rewritten(body, window))
          .as("through %d bytes: %s", window, body)
          .isEqualTo(expected.orElseGet(() -> new Rewritten(body, "none")));
    }
    assertThat(objects).isBetween(BODIES / 3, BODIES * 9 / 10);
  }

  @Test
  void bytes_that_are_not_utf_8_stay_as_they_are() {
    byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, (byte) 0xC3, '"', '}'};

    assertThat(rewritten(body, 6).body())
        .endsWith(new String(body, 1, 9, StandardCharsets.ISO_8859_1));
  }

  @Test
  void brackets_match_at_any_depth() {
    for (int depth = 1; depth < 100; depth++) {
      String body = "{\"a\":[".repeat(depth) + "]}".repeat(depth);
      String crossed = "{\"a\":[".repeat(depth) + "]}".repeat(depth - 1) + "}]";

      assertThat(rewritten(body, 64).body())
          .isEqualTo("{\"model\":" + MODEL + "," + body.substring(1));
      assertThat(rewritten(crossed, 64).body()).isEqualTo(crossed);
    }
  }

  @Test
  void hostile_bodies_take_no_time() {
    List<String> bodies =
        List.of(
            "{\"a\":" + "[".repeat(1_000_000),
            "{\"a\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}",
            "{\"a\":" + "\"\",".repeat(600_000),
            "{\"a\":\"" + "\\".repeat(1_900_000) + "\"}",
            "{\"a\":\"" + "\\\"".repeat(900_000) + "\"}",
            "{\"a\":[" + "{},".repeat(600_000) + "1]}",
            "{" + "\"model\":1,".repeat(100_000) + "\"a\":1}",
            "{" + "\"k\\u006d\":1,".repeat(100_000) + "\"a\":1}",
            "{\"a\":" + "1".repeat(1_900_000) + "}",
            "{\"a\":" + "1".repeat(1_900_000) + "x}",
            "{\"a\":" + "t".repeat(1_900_000) + "}",
            "{\"" + "k".repeat(1_900_000) + "\":1}",
            " ".repeat(1_900_000) + "{}",
            "{\"a\":\"" + "\\n\\u00e9".repeat(200_000) + "\"}");
    long start = System.nanoTime();
    for (String body : bodies) {
      lua.getGlobal("length_of");
      lua.push(body);
      lua.push(MODEL);
      lua.pCall(2, 1);
      assertThat(lua.toNumber(-1)).isGreaterThanOrEqualTo(body.length() - 500_000.0);
      lua.pop(1);
    }
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(10_000);
  }

  @Test
  void an_endpoint_is_read_from_its_private_header() {
    String rest =
        "default_path=/default\theader=x-key: Token \tcredential=inline:a=b:c\tbody_model=\"m\\u0009\"";
    String overridden = "\tpath=/own?a=%20\t" + rest;

    assertThat(parsed(overridden, "path")).isEqualTo("/own?a=%20");
    assertThat(parsed(overridden, "rewritten")).isEqualTo("false");
    assertThat(parsed(overridden, "default_path")).isEqualTo("/default");
    assertThat(parsed(overridden, "header")).isEqualTo("x-key");
    assertThat(parsed(overridden, "prefix")).isEqualTo("Token ");
    assertThat(parsed(overridden, "value")).isEqualTo("Token a=b:c");
    assertThat(parsed(overridden, "body_model")).isEqualTo("\"m\\u0009\"");
    assertThat(parsed(overridden, "stream_path")).isEqualTo("nil");
    assertThat(parsed("rewritten\t" + rest, "path")).isEqualTo("nil");
    assertThat(parsed("rewritten\t" + rest, "rewritten")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "\t-",
        "\tpath=/own\tdefault_path=/default",
        "\tpath=/own\theader=key: \tcredential=client",
        "\tdefault_path=/default\theader=key: ",
        "\tdefault_path=/default\theader=key: \tcredential=client\tprefix=x",
        "\tdefault_path=/default\theader=key: \tcredential=client\tcredential=env:HOME",
        "\tdefault_path=/default\theader=key: \tcredential=client\tx",
      })
  void nothing_is_sent_by_metadata_that_is_not_mpools(String line) {
    assertThat(parsed(line, "path")).isEqualTo("refused");
  }

  @ParameterizedTest
  @CsvSource({
    "/ai/chat, nil",
    "/ai/chat/, nil",
    "/ai/chat/anything, nil",
    "/ai/chat/v1/chat/completions?model=embeddings, nil",
    "/ai/chat/openai/deployments/embeddings/chat/completions, nil",
    "/ai/chat/v1/messages, nil",
    "/ai/chat/v1beta/models/gem:generateContent, nil",
    "/ai/chat/v1beta/models/gem:streamGenerateContent?alt=sse, nil",
    "/ai/chat/v1/embeddings, embeddings",
    "/ai/chat/v1/Embeddings/?x=/v1/chat/completions, embeddings",
    "/embeddings, embeddings",
    "/ai/chat/v1/responses, responses",
    "/ai/chat/v1/responses/resp_1, responses",
    "/ai/chat/v1/models/gpt-4o, models",
    "/ai/chat/v1/completions, completions",
    "/ai/chat/v1/audio/speech, audio",
    "/ai/chat/v1/images/generations, images",
    "/ai/chat/v1/files, files",
    "/ai/chat/v1/threads/t/messages, threads",
    "/ai/chat/v1/messages/count_tokens, count_tokens",
    "/ai/chat/v1/messages/batches, batches",
    "/ai/chat/openai/deployments/d/embeddings?api-version=1, embeddings",
    "/ai/chat/v1beta/models/gem:countTokens, countTokens",
    "/ai/chat/v1beta/models/gem:embedContent?key=x, embedContent",
    "/ai/chat/v1/projects/p/locations/l/publishers/anthropic/models/c:rawPredict, rawPredict",
  })
  void a_path_names_its_operation(String path, String operation) {
    lua.getGlobal("other_operation");
    lua.push(path);
    lua.push("/ai/chat");
    lua.pCall(2, 1);
    String named = lua.isNil(-1) ? "nil" : lua.toString(-1);
    lua.pop(1);
    assertThat(named).isEqualTo(operation);
  }

  @Test
  void a_body_that_names_its_model_too_often_is_refused() {
    assertThat(rewritten("{" + "\"model\":0,".repeat(16) + "\"a\":1}", 64).kind())
        .isEqualTo("whole");
    assertThat(rewritten("{" + "\"model\":0,".repeat(17) + "\"a\":1}", 64).kind())
        .isEqualTo("refused");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'{\"a\":1,\"model\": \"OVER\",\"model\":\"OVER\"}', true",
        "'{\"model\":\"OVER\",\"model\":\"OVER2\"}', false",
        "'{\"model\":\"OVER\\\"\"}', false",
        "'{\"a\":{\"model\":\"OVER\"}}', false",
      })
  void a_body_that_names_its_model_already_is_left(String body, String isLeft) {
    assertThat(answer("is_left", body, MODEL)).isEqualTo(isLeft);
  }

  private static String parsed(String line, String name) {
    return answer("parsed", line, name);
  }

  private static String answer(String function, String first, String second) {
    lua.getGlobal(function);
    lua.push(first);
    lua.push(second);
    lua.pCall(2, 1);
    String value = lua.toString(-1);
    lua.pop(1);
    return value;
  }

  /** The text after the model has been set, by Jackson's tokens; empty if it is no JSON object. */
  private static Optional<Rewritten> oracle(String body) throws IOException {
    List<long[]> models = new ArrayList<>();
    boolean streaming = false;
    boolean empty = true;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    int open;
    try (JsonParser parser = factory().createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      open = (int) parser.currentTokenLocation().getByteOffset();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        empty = false;
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (value.isScalarValue()) {
          parser.getText();
        }
        long end = parser.currentLocation().getByteOffset();
        if (name.equals("model")) {
          models.add(new long[] {start, value.isNumeric() ? numberEnd(bytes, start) : end});
        } else if (name.equals("stream")) {
          streaming = value == JsonToken.VALUE_TRUE;
        }
      }
      if (parser.nextToken() != null) {
        return Optional.empty();
      }
    } catch (IOException notJson) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (long[] model : models) {
      out.append(text(bytes, from, (int) model[0])).append(MODEL);
      from = (int) model[1];
    }
    if (models.isEmpty()) {
      from = open + 1;
      out.append(text(bytes, 0, from)).append("\"model\":").append(MODEL).append(empty ? "" : ",");
    }
    out.append(text(bytes, from, bytes.length));
    return Optional.of(new Rewritten(out.toString(), streaming ? "stream" : "whole"));
  }

  /** Like the transformation, it lets raw control characters in strings pass. */
  private static JsonFactory factory() {
    return JsonFactory.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();
  }

  /** Jackson looks at the character behind a number before it knows the number's end. */
  private static long numberEnd(byte[] bytes, long start) {
    int end = (int) start;
    while (end < bytes.length && "+-.eE0123456789".indexOf(bytes[end]) >= 0) {
      end++;
    }
    return end;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
  }

  private static Rewritten rewritten(String body, int window) {
    Rewritten bytes = rewritten(body.getBytes(StandardCharsets.UTF_8), window);
    byte[] text = bytes.body().getBytes(StandardCharsets.ISO_8859_1);
    return new Rewritten(new String(text, StandardCharsets.UTF_8), bytes.kind());
  }

  /** Its loader unpacks the library into the temporary folder, and leaves it there. */
  private static Lua luaUnpackedIn(Path folder) {
    String temporary = System.setProperty("java.io.tmpdir", folder.toString());
    try {
      return new LuaJit();
    } finally {
      System.setProperty("java.io.tmpdir", temporary);
    }
  }

  /** Lua's strings are bytes: they go there as hexadecimal digits, and come back as Latin-1. */
  private static Rewritten rewritten(byte[] body, int window) {
    lua.getGlobal("rewritten_in");
    lua.push(window);
    lua.push(HexFormat.of().formatHex(body));
    lua.push(MODEL);
    lua.pCall(3, 2);
    String kind = lua.toString(-1);
    ByteBuffer result = lua.toBuffer(-2);
    byte[] bytes = new byte[result.remaining()];
    result.get(bytes);
    lua.pop(2);
    return new Rewritten(new String(bytes, StandardCharsets.ISO_8859_1), kind);
  }

  /** What became of a body, and whether it asks for a stream. */
  private record Rewritten(String body, String kind) {}
}
