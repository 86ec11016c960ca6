package dev.mpool.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${MODEL} | ${MODEL}",
        "/${BASE}/chat | ${BASE}",
        "${MODEL:-gpt-4o} | ${MODEL:-gpt-4o}",
        "${var.model} | ${var.model}",
        "${{ vars.MODEL }} | ${{ vars.MODEL }",
        "a-$(NAME).example.com | $(NAME)",
        "$MODEL | $MODEL",
        "/$BASE/chat | $BASE",
        "$BASE_URL-x | $BASE_URL",
        "{{ .Values.model }} | {{ .Values.model }}",
        "x-{{model}} | {{model}}",
        "#{Model}# | #{Model}",
        "<model> | <model>",
        "<your-resource>.openai.azure.com | <your-resource>",
        "<YOUR MODEL> | <YOUR MODEL>",
        "__MODEL__ | __MODEL__",
        "a/__MODEL_2__/b | __MODEL_2__",
        "%MODEL% | %MODEL%",
        "/%HOST_NAME%/x | %HOST_NAME%",
        "@MODEL@ | @MODEL@"
      })
  void isFound(String text, String placeholder) {
    Placeholder found = Placeholder.in(text);
    assertThat(found).isNotNull();
    assertThat(text.substring(found.start(), found.end())).isEqualTo(placeholder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gpt-4o",
        "meta-llama/Llama-3.1-8B-Instruct:free",
        "claude-3-5-sonnet@20240620",
        "a@B",
        "/v1/chat/completions?api-version=2024-06-01",
        "/a%20b%C3%A9c",
        "/%AB%CD%EF/x",
        "/a%AB%CD%",
        "100%",
        "%",
        "%%",
        "50%OFF",
        "%REQ(x)%",
        "%model%",
        "/$batch",
        "/$metadata",
        "/x?$filter=a",
        "$1",
        "a$A",
        "US$",
        "$",
        "${",
        "$(",
        "$(a b",
        "$(1)",
        "{x}",
        "/{x{",
        "{{",
        "{{x}",
        "}}{{",
        "<",
        "a<b",
        "a < b > c",
        "<1>",
        "->",
        "__init__",
        "_MODEL_",
        "__X",
        "____",
        "X__MODEL__Y",
        "#x",
        "# {x}",
        "_dmarc.example.com",
        "my_service.internal",
        "@x@",
        "a\n$\n{\nb}"
      })
  void otherTextIsWhatItIs(String text) {
    assertThat(Placeholder.in(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"${X}, true", "a${X}, false", "${X}b, false", "x, false"})
  void isAllOfATextOrAPartOfIt(String text, boolean all) {
    assertThat(Placeholder.is(text)).isEqualTo(all);
  }
}
