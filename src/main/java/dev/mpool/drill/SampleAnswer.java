package dev.mpool.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.model.ProviderType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An answer as the provider of an endpoint would give it, so that the user's own client can read
 * it: whole, or as a stream where the request asks for one. It says which endpoint answered.
 */
record SampleAnswer(Arrival arrival) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the mock does. */
  Reaction reaction() {
    String text = streams() ? String.join("", events()) : whole();
    String type = streams() ? "text/event-stream" : "application/json";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String head = "HTTP/1.1 200 OK\r\ncontent-type: " + type + "\r\ncontent-length: " + body.length;
    return connection -> {
      connection.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      connection.getOutputStream().write(body);
      return true;
    };
  }

  /** What a failing endpoint does. */
  static Reaction failure() {
    return Reaction.status(503);
  }

  /** The top-level model of the request's body, "-" if it has none. */
  String model() {
    return body().path("model").asText("-");
  }

  private ObjectNode body() {
    try {
      return JSON.readTree(arrival.request().body()) instanceof ObjectNode object
          ? object
          : JSON.createObjectNode();
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  private boolean streams() {
    return body().path("stream").asBoolean()
        || arrival.request().word(1).contains(":streamGenerateContent");
  }

  private String content() {
    int priority = arrival.endpoint().priority();
    return "answered by priority " + priority + ", entry " + arrival.endpoint().poolIndex();
  }

  private String whole() {
    if (isGoogle()) {
      return json(
          "{'candidates':[{'content':{'role':'model','parts':[{'text':%s}]},"
              + "'finishReason':'STOP','index':0}]}",
          content());
    } else if (arrival.endpoint().provider() == ProviderType.ANTHROPIC) {
      return json(
          "{'id':'drill','type':'message','role':'assistant','model':%s,"
              + "'content':[{'type':'text','text':%s}],'stop_reason':'end_turn',"
              + "'stop_sequence':null,'usage':{'input_tokens':1,'output_tokens':1}}",
          model(), content());
    }
    return json(
        "{'id':'drill','object':'chat.completion','created':0,'model':%s,'choices':[{'index':0,"
            + "'message':{'role':'assistant','content':%s},'finish_reason':'stop'}],"
            + "'usage':{'prompt_tokens':1,'completion_tokens':1,'total_tokens':2}}",
        model(), content());
  }

  private List<String> events() {
    if (isGoogle()) {
      return List.of("data: " + whole() + "\n\n");
    } else if (arrival.endpoint().provider() == ProviderType.ANTHROPIC) {
      return List.of(
          event(
              "message_start",
              "'message':{'id':'drill','type':'message','role':'assistant','model':%s,"
                  + "'content':[],'stop_reason':null,'stop_sequence':null,"
                  + "'usage':{'input_tokens':1,'output_tokens':1}}",
              model()),
          event("content_block_start", "'index':0,'content_block':{'type':'text','text':''}"),
          event(
              "content_block_delta",
              "'index':0,'delta':{'type':'text_delta','text':%s}",
              content()),
          event("content_block_stop", "'index':0"),
          event(
              "message_delta",
              "'delta':{'stop_reason':'end_turn','stop_sequence':null},"
                  + "'usage':{'output_tokens':1}"),
          event("message_stop", "'stopped':true"));
    }
    String chunk =
        "data: {'id':'drill','object':'chat.completion.chunk','created':0,'model':%s,"
            + "'choices':[{'index':0,'delta':%s,'finish_reason':%s}]}\n\n";
    String model = quoted(model());
    String delta = json("{'role':'assistant','content':%s}", content());
    return List.of(
        String.format(chunk.replace('\'', '"'), model, delta, "null"),
        String.format(chunk.replace('\'', '"'), model, "{}", "\"stop\""),
        "data: [DONE]\n\n");
  }

  private boolean isGoogle() {
    ProviderType provider = arrival.endpoint().provider();
    return provider == ProviderType.GEMINI || provider == ProviderType.VERTEXAI;
  }

  private static String event(String type, String rest, String... texts) {
    String data = json("{'type':'" + type + "'," + rest + "}", texts);
    return "event: " + type + "\ndata: " + data + "\n\n";
  }

  /** JSON with quotes for apostrophes and a string for each {@code %s}. */
  private static String json(String pattern, String... texts) {
    Object[] strings = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      strings[i] = quoted(texts[i]);
    }
    return String.format(pattern.replace('\'', '"'), strings);
  }

  private static String quoted(String text) {
    return JSON.getNodeFactory().textNode(text).toString();
  }
}
