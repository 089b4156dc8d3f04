package dev.forgeincident.diagnosis.secret;

import java.util.List;
import java.util.stream.Stream;

/** All kinds of secrets, family by family. */
final class SecretKinds {

    static final List<SecretKind> ALL =
            Stream.of(
                            KeyBlocks.KINDS,
                            NamedSecrets.KINDS,
                            Connections.KINDS,
                            HttpSecrets.KINDS,
                            CommandLines.KINDS,
                            PasswordHashes.KINDS,
                            CloudKeys.KINDS,
                            DeveloperTokens.KINDS,
                            VaultTokens.KINDS,
                            ModelKeys.KINDS,
                            MessagingKeys.KINDS,
                            PaymentKeys.KINDS,
                            ObservabilityKeys.KINDS)
                    .flatMap(List::stream)
                    .toList();

    private SecretKinds() {}
}
