// Calls of openai-go: clients NAME URL CASE…; a line of JSON for each case. The base URL is URL/NAME/CASE and more.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
)

func call(url string, stream bool) (string, error) {
	client := openai.NewClient(option.WithBaseURL(url+"/v1"), option.WithAPIKey("sk-client"))
	parameters := openai.ChatCompletionNewParams{
		Model:    openai.ChatModelGPT4o,
		Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage("Hello?")},
	}
	if !stream {
		answer, err := client.Chat.Completions.New(context.Background(), parameters)
		if err != nil {
			return "", err
		}
		return answer.Choices[0].Message.Content, nil
	}
	text := ""
	chunks := client.Chat.Completions.NewStreaming(context.Background(), parameters)
	for chunks.Next() {
		text += chunks.Current().Choices[0].Delta.Content
	}
	return text, chunks.Err()
}

func main() {
	out := json.NewEncoder(os.Stdout)
	for _, name := range os.Args[3:] {
		told := map[string]string{"case": name}
		if text, err := call(os.Args[2]+"/"+os.Args[1]+"/"+name, name == "stream"); err != nil {
			told["error"] = err.Error()
			var answer *openai.Error
			if errors.As(err, &answer) { // what the error itself does not tell
				told["error"] += ", Message: " + answer.Message
			}
		} else {
			told["answered"] = text
		}
		out.Encode(told)
	}
}
