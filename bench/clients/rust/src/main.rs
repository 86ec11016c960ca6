//! Calls of async-openai: clients NAME URL CASE…; a line of JSON for each case. The base URL is URL/NAME/CASE and more.
use async_openai::config::OpenAIConfig;
use async_openai::types::chat::{ChatCompletionRequestUserMessageArgs, CreateChatCompletionRequestArgs};
use async_openai::Client;
use futures::StreamExt;
use std::error::Error;

async fn call(url: String, stream: bool) -> Result<String, Box<dyn Error>> {
    let client = Client::with_config(OpenAIConfig::new().with_api_base(url + "/v1").with_api_key("sk-client"));
    let message = ChatCompletionRequestUserMessageArgs::default().content("Hello?").build()?;
    let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages([message.into()]).build()?;
    if !stream {
        let answer = client.chat().create(request).await?;
        return Ok(answer.choices[0].message.content.clone().unwrap_or_default());
    }
    let mut chunks = client.chat().create_stream(request).await?;
    let mut text = String::new();
    while let Some(chunk) = chunks.next().await {
        text += chunk?.choices[0].delta.content.as_deref().unwrap_or("");
    }
    Ok(text)
}

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    for case in &arguments[3..] {
        let url = format!("{}/{}/{}", arguments[2], arguments[1], case);
        let (key, text) = match call(url, case == "stream").await {
            Ok(text) => ("answered", text),
            Err(error) => ("error", error.to_string()),
        };
        println!("{}", serde_json::json!({"case": case, key: text}));
    }
}
