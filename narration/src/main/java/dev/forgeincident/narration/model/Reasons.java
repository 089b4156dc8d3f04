package dev.forgeincident.narration.model;

import dev.forgeincident.context.Words;
import dev.forgeincident.narration.model.ModelTrouble.Kind;
import dev.forgeincident.narration.prompt.Prompt;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says why a model did not answer so that a person can act on it: who, what, and the setting to
 * correct.
 */
final class Reasons {

    private static final String USUAL_END = "? It usually ends in /v1";
    private static final int LONGEST_QUOTE = 200;

    /** So many characters in common with the question, and what is said repeats it. */
    private static final int REPEATED = 24;

    private final ModelEndpoint endpoint;
    private final Address address;

    Reasons(ModelEndpoint endpoint, Address address) {
        this.endpoint = endpoint;
        this.address = address;
    }

    /**
     * @param asked what the endpoint may repeat, and nobody is to be told; null where nothing was
     */
    ModelTrouble of(Trouble trouble, @Nullable Prompt asked) {
        ProviderError error = ProviderError.of(trouble);
        String quote = quote(error.words(), asked);
        return switch (trouble.kind()) {
            case UNAUTHORIZED ->
                    told(
                            Kind.UNAUTHORIZED,
                            "does not take the key, or wants one (401): set "
                                    + endpoint.setting()
                                    + ".key");
            case SECRET ->
                    noted(
                            Kind.UNAUTHORIZED,
                            trouble.reason()
                                    + "; correct "
                                    + endpoint.setting()
                                    + ".key or .keyFile");
            case FORBIDDEN ->
                    error.isFiltered()
                            ? filtered(403)
                            : told(
                                    Kind.UNAUTHORIZED,
                                    "forbids it (403): give the key of "
                                            + endpoint.setting()
                                            + " the right to this model"
                                            + quote);
            case NOT_FOUND -> notFound(error);
            case LIMITED -> told(Kind.LIMITED, busy(trouble.retryAfter()) + quote);
            case FULL -> noted(Kind.LIMITED, trouble.reason());
            case REFUSED -> refused(error, quote);
            case FAILING -> told(Kind.FAILING, "fails by itself" + status(trouble) + quote);
            case OPEN -> noted(Kind.FAILING, trouble.reason());
            case LATE, INTERRUPTED -> noted(Kind.LATE, trouble.reason());
            case UNREACHABLE, BROKEN -> noted(Kind.UNREACHABLE, trouble.reason());
            case UNTRUSTED ->
                    told(
                            Kind.UNREACHABLE,
                            "is not trusted: name the authority of its certificate in"
                                    + " forge.tls.caFile");
            case REDIRECTED ->
                    told(
                            Kind.UNREADABLE,
                            "redirects elsewhere"
                                    + status(trouble)
                                    + ", which is not followed: is "
                                    + endpoint.setting()
                                    + ".endpoint right"
                                    + USUAL_END);
            case TOO_LONG, UNREADABLE -> noted(Kind.UNREADABLE, trouble.reason());
        };
    }

    ModelTrouble filtered(int status) {
        return told(
                Kind.FILTERED,
                "declines to answer this" + (status == 0 ? "" : " (" + status + ")"));
    }

    /**
     * An answer without a word.
     *
     * @param cutOff whether it ended at the limit of tokens
     */
    ModelTrouble empty(boolean cutOff, int maxTokens) {
        return told(
                Kind.UNREADABLE,
                cutOff
                        ? "spent its "
                                + maxTokens
                                + " tokens before it came to an answer: raise forge.ai.maxTokens,"
                                + " or take a model that thinks less"
                        : "gave an empty answer");
    }

    /** Something that is there, but is no model. */
    Trouble notAModel(boolean page) {
        return new Trouble(
                Trouble.Kind.UNREADABLE,
                (page ? "a web page answers: is " : "something answers that is no model: is ")
                        + endpoint.setting()
                        + ".endpoint right"
                        + USUAL_END);
    }

    private ModelTrouble notFound(ProviderError error) {
        if (error.isUnknownModel()) {
            return unknownModel(error);
        }
        return told(
                Kind.UNKNOWN_MODEL,
                "has no chat completions ("
                        + error.status()
                        + "): is "
                        + endpoint.setting()
                        + ".endpoint right"
                        + (endpoint.provider() == Provider.AZURE
                                ? "? It usually ends in /openai/v1"
                                : USUAL_END));
    }

    private ModelTrouble unknownModel(ProviderError error) {
        return told(
                Kind.UNKNOWN_MODEL,
                "has no model "
                        + endpoint.chatModel()
                        + " ("
                        + error.status()
                        + "): "
                        + (error.canPull() ? "pull it there, or correct " : "correct ")
                        + endpoint.setting()
                        + ".chatModel");
    }

    private ModelTrouble refused(ProviderError error, String quote) {
        String status = " (" + error.status() + ")";
        if (error.isTooLong()) {
            return told(
                    Kind.REFUSED,
                    "cannot take a question of this length"
                            + status
                            + ": lower forge.ai.contextTokens");
        }
        if (error.isFiltered()) {
            return filtered(error.status());
        }
        if (error.isUnknownModel()) {
            return unknownModel(error);
        }
        if (error.status() == 402) {
            return told(Kind.LIMITED, "wants to be paid first (402)" + quote);
        }
        if (error.status() == 408) {
            return told(Kind.LATE, "found the question too slow in coming (408)");
        }
        return told(Kind.REFUSED, "does not take the question" + status + quote);
    }

    private static String busy(@Nullable Duration retryAfter) {
        return "answers 429"
                + (retryAfter == null ? "" : ", asks to wait " + retryAfter.toSeconds() + " s")
                + ": its limit is reached";
    }

    private static String status(Trouble trouble) {
        return trouble.status() == 0 ? "" : " (" + trouble.status() + ")";
    }

    private ModelTrouble told(Kind kind, String rest) {
        return new ModelTrouble(kind, address + " " + rest);
    }

    private ModelTrouble noted(Kind kind, String clause) {
        return new ModelTrouble(kind, address + ": " + clause);
    }

    /** What it says itself, where that is no part of the question. */
    private static String quote(String words, @Nullable Prompt asked) {
        String said = Words.clean(Words.bounded(words.strip(), LONGEST_QUOTE)).replace('\n', ' ');
        if (said.isEmpty() || (asked != null && repeats(said, asked))) {
            return "";
        }
        return "; it says: " + said;
    }

    private static boolean repeats(String said, Prompt asked) {
        String original = (asked.system() + "\n" + asked.data()).replace('\n', ' ');
        int last = Math.max(0, said.length() - REPEATED);
        for (int from = 0; from <= last; from++) {
            String part = said.substring(from, Math.min(said.length(), from + REPEATED));
            if (original.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
