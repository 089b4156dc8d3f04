package dev.forgeincident.narration.redaction;

import dev.forgeincident.diagnosis.Secrets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Takes out of texts what must not leave the house: every secret that {@link Secrets} knows, words
 * that look like a key, and what is no secret inside but is nobody else's matter: addresses of
 * people and of machines, numbers of cards, bank accounts, telephones and social security, and what
 * the house itself calls secret. Each becomes a placeholder of its kind: {@code <secret:1>}, {@code
 * <email:1>}, {@code <ip:1>}, {@code <card:1>}, {@code <iban:1>}, {@code <phone:1>}, {@code
 * <ssn:1>}, {@code <own-kind:1>}. Commits, digests, UUIDs, trace ids, versions, paths and names
 * stay: without them nothing can be explained. In time linear in the text. May be shared.
 */
public final class Redactor {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private final Placeholders placeholders;
    private final List<Finder> finders;

    /**
     * @param ownKinds patterns of the house by the kind of their placeholders: {@code customer} →
     *     {@code C-\d{6}}; matched line by line, see {@link OwnKinds} for what keeps a careless one
     *     from hanging
     * @throws IllegalArgumentException where a name is not lower-case letters, digits and hyphens,
     *     at most 31, beginning with a letter, or is that of a built-in kind
     */
    public Redactor(Map<String, Pattern> ownKinds) {
        for (String name : ownKinds.keySet()) {
            if (!NAME.matcher(name).matches() || Placeholders.BUILT_IN.contains(name)) {
                throw new IllegalArgumentException(
                        "\""
                                + name
                                + "\" cannot be the name of a kind of secret: lower-case letters,"
                                + " digits and hyphens, and none of "
                                + Placeholders.BUILT_IN.stream().sorted().toList());
            }
        }
        placeholders = new Placeholders(ownKinds.keySet());
        // Where two overlap, both are taken out as one, of the kind that stands first here.
        finders =
                List.of(
                        Redactor::secrets,
                        new OwnKinds(ownKinds),
                        new RandomTokens(),
                        new PersonalNumbers(),
                        new BankAccounts(),
                        new EmailAddresses(),
                        new IpAddresses());
    }

    /** Begins a redaction: one for each question to a model. */
    public Redaction begin() {
        return new NumberedRedaction(placeholders, finders);
    }

    private static void secrets(String text, Consumer<Span> found) {
        Secrets.find(text)
                .forEach(
                        span ->
                                found.accept(
                                        new Span(Placeholders.SECRET, span.start(), span.end())));
    }
}
