package dev.mpool.explain;

import dev.mpool.route.ClientRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is answered to a request in a provider's place, as templates/upstream.lua and the routes of
 * the listener do it where {@code --other-operations} is not {@code replace}.
 *
 * @param status of the answer
 * @param why the reason, as the end of a sentence
 */
public record Refusal(int status, String why) {

  /** As in upstream.lua: segments of a path that name an operation other than chat. */
  static final Set<String> OTHERS =
      Set.of(
          ("assistants audio batches batchjobs cachedcontents complete completions containers"
                  + " conversations corpora count_tokens edits embeddings engines evals files"
                  + " fine-tunes fine_tuning generatedfiles generations images models moderations"
                  + " organization realtime rerank responses speech threads transcriptions"
                  + " translations tunedmodels uploads variations vector_stores videos")
              .split(" "));

  private static final Pattern CHAT = Pattern.compile(".*(/chat/completions|/v[0-9]\\w*/messages)");
  private static final Pattern VERB = Pattern.compile("(.*/[^/]+):([A-Za-z]+)");
  private static final Pattern OF_MODEL = Pattern.compile(".*/(models|endpoints)/[^/]+");

  /** Of a request that meets no route at all. */
  static Optional<Refusal> of(ClientRequest request) {
    OptionalInt answer = ClientRequest.answerTo(request.method());
    boolean isTunnel = request.method().equals("CONNECT");
    return answer.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                answer.getAsInt(),
                (isTunnel ? "tunnels are" : request.method() + " is") + " not passed on"));
  }

  /**
   * Of an attempt at an endpoint that has no path of its own, nor one of an HTTPRoute's.
   *
   * @param backend the path under which the Backend answers by its name
   */
  static Optional<Refusal> of(ClientRequest request, String backend) {
    Optional<String> operation = operation(request.barePath(), backend);
    String without = " and this endpoint has no path of its own";
    if (operation.isPresent()) {
      return Optional.of(
          new Refusal(404, "the path names another operation, " + operation.get() + "," + without));
    }
    return request.method().equals("POST")
        ? Optional.empty()
        : Optional.of(new Refusal(405, "only POST is passed on," + without));
  }

  /** The operation that a path names, if it is not chat. */
  public static Optional<String> operation(String path, String backend) {
    String bare = path.toLowerCase(Locale.ROOT);
    String prefix = backend.toLowerCase(Locale.ROOT);
    if (bare.equals(prefix) || bare.startsWith(prefix + "/")) {
      bare = bare.substring(prefix.length());
    }
    bare = bare.replaceFirst("/+$", "");
    if (CHAT.matcher(bare).matches()) {
      return Optional.empty();
    }
    Matcher verb = VERB.matcher(bare);
    if (verb.matches()) {
      String name = verb.group(2);
      if (name.equals("generatecontent") || name.equals("streamgeneratecontent")) {
        return Optional.empty();
      }
      if (OF_MODEL.matcher(verb.group(1)).matches()) {
        int colon = path.lastIndexOf(':');
        return Optional.of(path.substring(colon + 1).replaceFirst("/+$", ""));
      }
    }
    String before = "";
    for (String segment : bare.split("/")) {
      if (OTHERS.contains(segment) && !(segment.equals("completions") && before.equals("chat"))) {
        return Optional.of(segment);
      }
      before = segment.isEmpty() ? before : segment;
    }
    return Optional.empty();
  }
}
