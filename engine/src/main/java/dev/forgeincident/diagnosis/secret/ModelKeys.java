package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Keys of who serves language models. */
final class ModelKeys {

    static final List<SecretKind> KINDS =
            List.of(
                    // OpenAI, Anthropic, OpenRouter, DeepSeek, Langfuse … A digit and a capital, or
                    // a
                    // known maker, tell it from the name of a style or of a primary key.
                    SecretKind.token(
                            "model-key",
                            "(?:sk|rk|pk)[-_](?:(?:proj|svcacct|admin|ant|or|lf|live|test)[-_]|(?=[\\w-]{0,200}\\d)(?=[\\w-]{0,200}[A-Z]|[a-z0-9]{32}))[A-Za-z0-9_-]{16,400}+",
                            "sk-",
                            "sk_",
                            "rk-",
                            "rk_",
                            "pk-",
                            "pk_"),
                    SecretKind.token(
                            "huggingface-token",
                            "(?:hf_[A-Za-z0-9]{30,60}+|api_org_[A-Za-z0-9]{30,60}+)",
                            "hf_",
                            "api_org_"),
                    SecretKind.token("groq-key", "gsk_[A-Za-z0-9]{40,80}+", "gsk_"),
                    SecretKind.token("perplexity-key", "pplx-[A-Za-z0-9]{40,80}+", "pplx-"),
                    SecretKind.token("replicate-token", "r8_[\\w-]{30,60}+", "r8_"),
                    SecretKind.token("xai-key", "xai-[\\w-]{40,120}+", "xai-"),
                    SecretKind.token("nvidia-key", "nvapi-[\\w-]{40,120}+", "nvapi-"),
                    SecretKind.token("fireworks-key", "fw_[A-Za-z0-9]{20,60}+", "fw_"),
                    SecretKind.token("together-key", "tgp_v1_[\\w-]{30,80}+", "tgp_v1_"),
                    SecretKind.token("cerebras-key", "csk-[a-z0-9]{40,80}+", "csk-"),
                    SecretKind.token("tavily-key", "tvly-[\\w-]{20,80}+", "tvly-"),
                    SecretKind.token("pinecone-key", "pcsk_[\\w]{40,120}+", "pcsk_"),
                    SecretKind.token("langsmith-key", "lsv2_(?:pt|sk)_[0-9a-f_]{30,80}+", "lsv2_"),
                    SecretKind.token("wandb-key", "wandb_v1_[\\w-]{30,120}+", "wandb_v1_"));

    private ModelKeys() {}
}
