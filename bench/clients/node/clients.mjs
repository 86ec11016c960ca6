// Calls of clients in Node: clients.mjs NAME URL CASE…; a line of JSON for each case. The base URL is URL/NAME/CASE and more.
const KEY = "sk-client", MODEL = "gpt-4o";
const messages = [{ role: "user", content: "Hello?" }];

async function joined(parts, text) {
  let whole = "";
  for await (const part of parts) whole += text(part) ?? "";
  return whole;
}

async function aiSdk(model, stream) {
  const { generateText, streamText } = await import("ai");
  if (!stream) return (await generateText({ model, messages })).text;
  return joined(streamText({ model, messages }).textStream, (part) => part);
}

const CLIENTS = {
  async openai(url, stream) {
    const { default: OpenAI } = await import("openai");
    const answer = await new OpenAI({ baseURL: url + "/v1", apiKey: KEY }).chat.completions.create({ model: MODEL, messages, stream });
    return stream ? joined(answer, (chunk) => chunk.choices[0]?.delta.content) : answer.choices[0].message.content;
  },
  async anthropic(url, stream) {
    const { default: Anthropic } = await import("@anthropic-ai/sdk");
    const call = { model: "claude", max_tokens: 10, messages };
    const client = new Anthropic({ baseURL: url, apiKey: KEY });
    return stream ? client.messages.stream(call).finalText() : (await client.messages.create(call)).content[0].text;
  },
  async google(url, stream) {
    const { GoogleGenAI } = await import("@google/genai");
    const client = new GoogleGenAI({ apiKey: KEY, httpOptions: { baseUrl: url } });
    const call = { model: "gemini-2.5-flash", contents: "Hello?" };
    return stream ? joined(await client.models.generateContentStream(call), (chunk) => chunk.text) : (await client.models.generateContent(call)).text;
  },
  async aiopenai(url, stream) {
    const { createOpenAI } = await import("@ai-sdk/openai");
    return aiSdk(createOpenAI({ baseURL: url + "/v1", apiKey: KEY }).chat(MODEL), stream);
  },
  async aianthropic(url, stream) {
    const { createAnthropic } = await import("@ai-sdk/anthropic");
    return aiSdk(createAnthropic({ baseURL: url + "/v1", apiKey: KEY })("claude"), stream);
  },
  async aigoogle(url, stream) {
    const { createGoogleGenerativeAI } = await import("@ai-sdk/google");
    return aiSdk(createGoogleGenerativeAI({ baseURL: url + "/v1beta", apiKey: KEY })("gemini-2.5-flash"), stream);
  },
  async ollama(url, stream) {
    const { Ollama } = await import("ollama");
    const answer = await new Ollama({ host: url, headers: { Authorization: "Bearer " + KEY } }).chat({ model: "llama", messages, stream });
    return stream ? joined(answer, (part) => part.message.content) : answer.message.content;
  },
};

const [name, url, ...cases] = process.argv.slice(2);
for (const one of cases) {
  let told;
  try {
    told = { answered: String(await CLIENTS[name.split("-")[0]](`${url}/${name}/${one}`, one === "stream")) };
  } catch (e) {
    told = { error: `${e.constructor.name}: ${e.message}` };
  }
  console.log(JSON.stringify({ case: one, ...told }));
}
