package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.secret.SecretFinder;
import dev.forgeincident.diagnosis.secret.SecretSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces what looks like a secret before a text is shown, stored or cited. */
public final class Secrets {

    static final String MASK = "***";

    private static final int ROUNDS = 4;

    private Secrets() {}

    /** The text with each secret as {@code ***}, and how many there were. */
    public record Masked(String text, int count) {}

    /** Masks every kind of secret, in time linear in the text. A masked text stays as it is. */
    public static Masked mask(String text) {
        Masked masked = new Masked(text, 0);
        // A mask may make of what stands beside it a word that says "secret".
        for (int round = 0; round < ROUNDS; round++) {
            List<SecretSpan> secrets = find(masked.text());
            if (secrets.isEmpty()) {
                break;
            }
            masked = new Masked(masked(masked.text(), secrets), masked.count() + secrets.size());
        }
        return masked;
    }

    private static String masked(String text, List<SecretSpan> secrets) {
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        for (SecretSpan secret : secrets) {
            masked.append(text, copied, secret.start()).append(MASK);
            copied = secret.end();
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /**
     * Where secrets stand in the text, by place, none overlapping another: for who puts something
     * else than a mask in their place. What stands in such a place already, {@code ***} or {@code
     * <kind:1>}, is none. In time linear in the text.
     */
    public static List<SecretSpan> find(String text) {
        return SecretFinder.find(text);
    }

    /** The address without what is secret in it; null where there is none. */
    static @Nullable String maskUrl(@Nullable String url) {
        return url == null ? null : mask(url).text();
    }

    /** The value of a setting, or {@code ***} where the setting's name says that it is secret. */
    public static String maskValue(String name, String value) {
        boolean secret = !value.isEmpty() && mask(name + "=\"" + value).count() > 0;
        return secret ? MASK : mask(value).text();
    }
}
