#!/usr/bin/env bash
# An OpenAI-style stream that breaks off with an error event, as gateways and providers send it once the 200 is out:
# langchain4j-open-ai 1.19.0 (Java), langchaingo v0.1.14 and go-openai v1.43.0 (Go).
#
# Guess: each of the clients tells its caller of the error, in whichever of the two usual forms it comes.
# Seen: langchaingo drops both, langchain4j drops `data: {"error": …}` and go-openai drops an `event: error` in the form of
# {"type": "error", "error": …}: half an answer is handed over as a complete one, without an error. What is left as a sign is
# a finish reason that is missing.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"

cat > provider.py <<'PY'
import http.server

chunk = ('{"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": '
         '[{"index": 0, "delta": {"role": "assistant", "content": "%s"}, "finish_reason": %s}]}')
half = "data: " + chunk % ("half", "null") + "\n\n"
streams = {
    "whole": half + "data: " + chunk % ("+half", '"stop"') + "\n\ndata: [DONE]\n\n",
    "data": half + 'data: {"error": {"message": "overloaded", "type": "server_error", "code": 503}}\n\n',
    "event": half + 'event: error\ndata: {"type": "error", "error": {"message": "overloaded", "type": "overloaded_error"}}\n\n',
}


class Provider(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        body = streams[self.path.split("/")[1]].encode()
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
print(server.server_port, flush=True)
server.serve_forever()
PY
python3 provider.py > port &
server=$!
for _ in $(seq 300); do [ -s port ] && break; sleep 0.1; done
base=http://127.0.0.1:$(cat port)

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>streams</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>dev.langchain4j</groupId>
      <artifactId>langchain4j-open-ai</artifactId>
      <version>1.19.0</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>2.0.17</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:copy-dependencies -DoutputDirectory=lib > /dev/null
cat > Streams.java <<'JAVA'
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.concurrent.CompletableFuture;

public class Streams {
  public static void main(String[] arguments) {
    for (String stream : new String[] {"whole", "data", "event"}) {
      CompletableFuture<String> outcome = new CompletableFuture<>();
      OpenAiStreamingChatModel.builder()
          .baseUrl(arguments[0] + "/" + stream).apiKey("k").modelName("m").build()
          .chat("x", new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {}

            @Override
            public void onCompleteResponse(ChatResponse response) {
              String reason = String.valueOf(response.finishReason()).toLowerCase();
              outcome.complete(response.aiMessage().text() + ", finish reason " + reason);
            }

            @Override
            public void onError(Throwable error) {
              outcome.complete("error");
            }
          });
      System.out.println("langchain4j " + stream + ": " + outcome.join());
    }
    System.exit(0);
  }
}
JAVA
java -cp 'lib/*' Streams.java "$base" > seen

cat > go.mod <<'MOD'
module findings
go 1.24
require (
	github.com/sashabaranov/go-openai v1.43.0
	github.com/tmc/langchaingo v0.1.14
)
MOD
cat > main.go <<'GO'
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/sashabaranov/go-openai"
	"github.com/tmc/langchaingo/llms"
	chain "github.com/tmc/langchaingo/llms/openai"
)

func tell(client, stream, text, reason string, err error) {
	if err != nil {
		fmt.Printf("%s %s: error\n", client, stream)
		return
	}
	if reason == "" {
		reason = "null"
	}
	fmt.Printf("%s %s: %s, finish reason %s\n", client, stream, text, reason)
}

func langchaingo(base, stream string) {
	model, err := chain.New(chain.WithBaseURL(base+"/"+stream), chain.WithToken("k"), chain.WithModel("m"))
	if err != nil {
		panic(err)
	}
	question := []llms.MessageContent{llms.TextParts(llms.ChatMessageTypeHuman, "x")}
	answer, err := model.GenerateContent(context.Background(), question,
		llms.WithStreamingFunc(func(context.Context, []byte) error { return nil }))
	if err != nil {
		tell("langchaingo", stream, "", "", err)
		return
	}
	tell("langchaingo", stream, answer.Choices[0].Content, answer.Choices[0].StopReason, nil)
}

func goOpenai(base, stream string) {
	config := openai.DefaultConfig("k")
	config.BaseURL = base + "/" + stream
	events, err := openai.NewClientWithConfig(config).CreateChatCompletionStream(context.Background(),
		openai.ChatCompletionRequest{Model: "m", Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "x"}}})
	if err != nil {
		panic(err)
	}
	text, reason := "", ""
	for {
		event, err := events.Recv()
		if errors.Is(err, io.EOF) {
			tell("go-openai", stream, text, reason, nil)
			return
		}
		if err != nil {
			tell("go-openai", stream, text, reason, err)
			return
		}
		for _, choice := range event.Choices {
			text, reason = text+choice.Delta.Content, string(choice.FinishReason)
		}
	}
}

func main() {
	for _, client := range []func(string, string){langchaingo, goOpenai} {
		for _, stream := range []string{"whole", "data", "event"} {
			client(os.Args[1], stream)
		}
	}
}
GO
go mod tidy > log 2>&1 || { cat log; exit 1; }
go run . "$base" >> seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
langchain4j whole: half+half, finish reason stop
langchain4j data: half, finish reason null
langchain4j event: error
langchaingo whole: half+half, finish reason stop
langchaingo data: half, finish reason null
langchaingo event: half, finish reason null
go-openai whole: half+half, finish reason stop
go-openai data: error
go-openai event: half, finish reason null
TEXT
echo 'as stated: each of the three clients hands over half an answer as a whole one'
