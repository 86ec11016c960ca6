package dev.mpool.envoy;

/** Backends that between them make the configuration take every shape that it has. */
final class SampleBackends {

  /** Two entries in a pool, five providers, all kinds of credential. */
  static final String EVERY_PROVIDER =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata: {name: every-provider, namespace: ai}
      spec:
        type: AI
        ai:
          multipool:
            priorities:
            - pool:
              - pathOverride: {fullPath: /v2/chat}
                authHeaderOverride: {headerName: X-Token, prefix: "Token "}
                provider: {openai: {model: gpt-4o, authToken: {kind: Passthrough}}}
              - provider:
                  azureopenai:
                    endpoint: example.openai.azure.com
                    deploymentName: gpt4
                    apiVersion: 2024-06-01
                    authToken: {kind: Inline, inline: inline-token}
            - pool:
              - provider:
                  anthropic:
                    model: claude
                    apiVersion: 2023-06-01
                    authToken: {kind: SecretRef, secretRef: {name: anthropic}}
            - pool:
              - provider:
                  gemini:
                    model: gemini-pro
                    apiVersion: v1beta
                    authToken: {kind: SecretRef, secretRef: {name: gemini}}
            - pool:
              - provider:
                  vertexai:
                    model: gemini-pro
                    apiVersion: v1
                    projectId: example
                    location: global
                    publisher: GOOGLE
                    authToken: {kind: SecretRef, secretRef: {name: vertex}}
      """;

  /** One priority of endpoints that differ in how they are reached. */
  static final String EVERY_TLS =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata: {name: every-tls}
      spec:
        type: AI
        ai:
          multipool:
            priorities:
            - pool:
              - provider: {openai: {authToken: {kind: SecretRef, secretRef: {name: a}}}}
              - hostOverride: {host: 10.0.0.8, port: 8443}
                provider: {openai: {authToken: {kind: SecretRef, secretRef: {name: a}}}}
              - hostOverride: {host: "fd00::8", port: 443, insecureSkipVerify: true}
                provider: {openai: {authToken: {kind: SecretRef, secretRef: {name: a}}}}
              - hostOverride: {host: localhost, port: 11434}
                provider: {openai: {authToken: {kind: SecretRef, secretRef: {name: a}}}}
      """;

  private SampleBackends() {}
}
