package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Tokens of chats, mail and telephony, and addresses that whoever knows them may post to. */
final class MessagingKeys {

    static final List<SecretKind> KINDS =
            List.of(
                    SecretKind.token(
                            "slack-token",
                            "(?:xox[abcdeoprs][-.][\\w.-]{10,400}+|xapp-\\d-[\\w-]{10,200}+)",
                            "xox",
                            "xapp-"),
                    SecretKind.of(
                            "slack-webhook",
                            "hooks\\.slack(?:-gov)?\\.com(?:/|%2[fF])(?:services|workflows|triggers)(?:/|%2[fF])([\\w/%]{16,200}+)",
                            "hooks.slack"),
                    SecretKind.of(
                            "discord-webhook",
                            "discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{15,25}/([\\w-]{30,120}+)",
                            "discord.com/api/",
                            "discordapp.com/api/"),
                    SecretKind.of(
                            "teams-webhook",
                            "(?:webhook\\.office\\.com/webhookb2|outlook\\.office(?:365)?\\.com/webhook)/([\\w@/.-]{30,400}+)",
                            "webhook.office.com/",
                            "outlook.office"),
                    SecretKind.of(
                            "google-chat-webhook",
                            "chat\\.googleapis\\.com/v1/spaces/[\\w-]{1,60}/messages\\?([^\\s\"'<>]{20,400}+)",
                            "chat.googleapis.com/"),
                    SecretKind.token(
                            "twilio-key",
                            "SK[0-9a-f]{32}(?![A-Za-z0-9])",
                            SecretKind.each("sk", "0123456789abcdef", "")),
                    SecretKind.token("sendgrid-key", "SG\\.[\\w-]{16,40}+\\.[\\w-]{16,80}+", "sg."),
                    SecretKind.token(
                            "mailgun-key",
                            "(?:key-[0-9a-f]{32}|pubkey-[0-9a-f]{32})",
                            "key-",
                            "pubkey-"),
                    SecretKind.around(
                            "mailchimp-key",
                            "[0-9a-f]{32}-us\\d{1,2}(?![A-Za-z0-9])",
                            SecretKind.each("-us", "0123456789", "")),
                    SecretKind.token("mandrill-key", "md-[\\w-]{22}(?![A-Za-z0-9])", "md-"),
                    SecretKind.token(
                            "brevo-key",
                            "(?:xkeysib|xsmtpsib)-[0-9a-f]{40,80}+-[A-Za-z0-9]{10,40}+",
                            "xkeysib-",
                            "xsmtpsib-"),
                    SecretKind.around(
                            "telegram-token", "(?:bot)?(\\d{8,10}:AA[\\w-]{30,40}+)", ":aa"),
                    SecretKind.around(
                            "firebase-messaging-key",
                            "[\\w-]{8,30}:APA91b[\\w-]{60,200}+",
                            ":apa91b"),
                    SecretKind.token(
                            "onesignal-key", "os_v2_(?:app|org)_[a-z0-9]{40,140}+", "os_v2_"),
                    SecretKind.token("facebook-token", "EAA[A-Za-z0-9]{60,400}+", "eaa"),
                    SecretKind.token(
                            "twitter-bearer-token",
                            "A{16,22}[A-Za-z0-9%]{40,200}+",
                            "aaaaaaaaaaaaaaaa"));

    private MessagingKeys() {}
}
