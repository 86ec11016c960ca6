"""Calls of clients in Python: clients.py NAME URL CASE…; a line of JSON for each case. The base URL is URL/NAME/CASE and more."""
import json
import os
import sys

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
KEY, MODEL = "sk-client", "gpt-4o"
MESSAGES = [{"role": "user", "content": "Hello?"}]


def openai_chat(client, stream):
    answer = client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=stream)
    if stream:
        return "".join(chunk.choices[0].delta.content or "" for chunk in answer if chunk.choices)
    return answer.choices[0].message.content


def openai(url, stream):
    from openai import OpenAI

    return openai_chat(OpenAI(base_url=url + "/v1", api_key=KEY), stream)


def azure(url, stream):
    from openai import AzureOpenAI

    return openai_chat(AzureOpenAI(azure_endpoint=url, api_key=KEY, api_version="2024-10-21"), stream)


def anthropic(url, stream):
    from anthropic import Anthropic

    client = Anthropic(base_url=url, api_key=KEY)
    call = {"model": "claude", "max_tokens": 10, "messages": MESSAGES}
    if stream:
        with client.messages.stream(**call) as events:
            return "".join(events.text_stream)
    return client.messages.create(**call).content[0].text


def google(url, stream, **options):
    from google import genai

    client = genai.Client(api_key=KEY, http_options={"base_url": url}, **options)
    call = {"model": "gemini-2.5-flash", "contents": "Hello?"}
    if stream:
        return "".join(chunk.text for chunk in client.models.generate_content_stream(**call))
    return client.models.generate_content(**call).text


def vertex(url, stream):
    return google(url, stream, vertexai=True)


def langchain(url, stream):
    from langchain_openai import ChatOpenAI

    client = ChatOpenAI(base_url=url + "/v1", api_key=KEY, model=MODEL)
    if stream:
        return "".join(chunk.text for chunk in client.stream("Hello?"))
    return client.invoke("Hello?").text


def litellm(url, stream):
    import litellm as client

    client.suppress_debug_info = True
    answer = client.completion(model="openai/" + MODEL, messages=MESSAGES, api_base=url + "/v1", api_key=KEY, stream=stream)
    if stream:
        return "".join(chunk.choices[0].delta.content or "" for chunk in answer)
    return answer.choices[0].message.content


def ollama(url, stream):
    from ollama import Client

    answer = Client(host=url, headers={"Authorization": "Bearer " + KEY}).chat(model="llama", messages=MESSAGES, stream=stream)
    return "".join(part.message.content for part in answer) if stream else answer.message.content


def main():
    name, url, *cases = sys.argv[1:]
    call = globals()[name.split("-")[0]]
    for case in cases:
        try:
            told = {"answered": str(call(f"{url}/{name}/{case}", case == "stream"))}
        except Exception as e:
            told = {"error": f"{type(e).__name__}: {e}"}
        print(json.dumps({"case": case, **told}), flush=True)


main()
