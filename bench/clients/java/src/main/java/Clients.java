import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Calls of langchain4j: Clients NAME URL CASE…; a line of JSON for each case. The base URL is URL/NAME/CASE and more. */
public class Clients {

  private static String call(String url, boolean stream) throws Exception {
    if (!stream) {
      return OpenAiChatModel.builder().baseUrl(url + "/v1").apiKey("sk-client").modelName("gpt-4o").build().chat("Hello?");
    }
    CompletableFuture<String> text = new CompletableFuture<>();
    OpenAiStreamingChatModel.builder()
        .baseUrl(url + "/v1")
        .apiKey("sk-client")
        .modelName("gpt-4o")
        .build()
        .chat(
            "Hello?",
            new StreamingChatResponseHandler() {
              @Override
              public void onPartialResponse(String part) {}

              @Override
              public void onCompleteResponse(ChatResponse whole) {
                text.complete(whole.aiMessage().text());
              }

              @Override
              public void onError(Throwable error) {
                text.completeExceptionally(error);
              }
            });
    return text.get();
  }

  public static void main(String[] arguments) {
    for (String name : List.of(arguments).subList(2, arguments.length)) {
      String told;
      try {
        told = "\"answered\":" + quoted(call(arguments[1] + "/" + arguments[0] + "/" + name, name.equals("stream")));
      } catch (Exception e) {
        told = "\"error\":" + quoted(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
      System.out.println("{\"case\":" + quoted(name) + "," + told + "}");
    }
    System.exit(0);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars().forEach(c -> out.append(c < 32 || c == '"' || c == '\\' ? String.format("\\u%04x", c) : (char) c + ""));
    return out.append('"').toString();
  }
}
