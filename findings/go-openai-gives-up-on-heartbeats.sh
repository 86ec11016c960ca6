#!/usr/bin/env bash
# github.com/sashabaranov/go-openai v1.43.0 on a stream that a slow provider keeps alive by comments (": ping" and a blank line).
#
# Guess: comments are skipped, as the format of event streams has it, however many come before the next event.
# Seen: each of their lines counts as an "empty message", the blank one too, and beyond 300 in a row Recv ends with "stream has
# sent too many empty messages": 150 pings are fine, 151 lose an answer that arrives a moment later. A model that thinks for
# three minutes behind a gateway that pings every second never gets through; EmptyMessagesLimit of the config raises it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > go.mod <<'MOD'
module findings
go 1.24
require github.com/sashabaranov/go-openai v1.43.0
MOD
cat > main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/sashabaranov/go-openai"
)

func main() {
	for _, pings := range []int{0, 150, 151} {
		provider := httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, _ *http.Request) {
			writer.Header().Set("content-type", "text/event-stream")
			io.WriteString(writer, strings.Repeat(": ping\n\n", pings))
			io.WriteString(writer, `data: {"choices": [{"index": 0, "delta": {"content": "hi"}, "finish_reason": "stop"}]}`+"\n\n")
			io.WriteString(writer, "data: [DONE]\n\n")
		}))
		config := openai.DefaultConfig("k")
		config.BaseURL = provider.URL
		stream, err := openai.NewClientWithConfig(config).CreateChatCompletionStream(context.Background(),
			openai.ChatCompletionRequest{Model: "m", Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "x"}}})
		if err != nil {
			panic(err)
		}
		event, err := stream.Recv()
		if err != nil {
			fmt.Println(pings, "pings:", err)
		} else {
			fmt.Println(pings, "pings:", event.Choices[0].Delta.Content)
		}
		stream.Close()
		provider.Close()
	}
}
GO
go mod tidy > log 2>&1 || { cat log; exit 1; }
go run . > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
0 pings: hi
150 pings: hi
151 pings: stream has sent too many empty messages
TEXT
echo 'as stated: more than 150 heartbeats in a row end the stream'
