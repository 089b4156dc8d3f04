package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.SpanishVerbs;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deeds that destroy, weaken or give away, as a sentence tells somebody to do them: a verb in the
 * form of an order and, behind it, something that is lost by it ("empty the queue", "vacíe la
 * cola"). What a change did ("the index that it drops"), and what a word names ("a missing
 * delete"), is no order. The words are in {@code claims/destruction.txt}.
 */
final class Destruction {

    /** Between the verb and what it is done to, or the rest of the verb. */
    private static final int NEAR = 9;

    private static final Map<String, Set<String>> WORDS = read();
    private static final List<String> KINDS =
            List.of("lose-always", "lose", "weaken", "open", "give", "show");

    /** Nothing is done to what stands behind these. */
    private static final Set<String> PREPOSITIONS =
            Set.of("in", "at", "on", "from", "for", "en", "desde");

    private static final Set<String> RELATIVE =
            Set.of("that", "which", "what", "who", "que", "it", "quien", "si", "whether", "if");

    private static final Set<String> TAUGHT =
            Set.of(
                    "should",
                    "must",
                    "can",
                    "could",
                    "be",
                    "have",
                    "has",
                    "get",
                    "to",
                    "ser",
                    "deben",
                    "debe",
                    "conviene");

    /** "Have somebody truncate it." */
    private static final Set<String> CAUSATIVE =
            Set.of("have", "let", "ask", "get", "tell", "make");

    /** Before who gets it. */
    private static final Set<String> TOWARDS =
            Set.of("to", "into", "onto", "via", "through", "a", "al");

    /** So many words behind it. */
    private static final int RECEIVER = 4;

    /** Before who gets it, where it comes first: "give the vendor the dump". */
    private static final Set<String> GIVING =
            Set.of(
                    "give", "send", "show", "tell", "let", "hand", "offer", "provide", "mail",
                    "email", "supply", "lend", "read", "giving", "sending", "a", "al", "de", "dele",
                    "deles", "enviele", "mandele", "pase", "pasele");

    private final Claim claim;

    Destruction(Claim claim) {
        this.claim = claim;
    }

    /**
     * The first such deed that it tells somebody to do, from its verb to its object; null if none.
     */
    @Nullable String ordered() {
        String given = givenAway();
        if (given != null) {
            return given;
        }
        for (int i = 0; i < claim.tokens().size(); i++) {
            Token token = claim.token(i);
            if (token.quoted() || !token.is(Token.Kind.WORD)) {
                continue;
            }
            for (String kind : KINDS) {
                String deed = deed(kind, i);
                if (deed != null) {
                    return deed;
                }
            }
        }
        return null;
    }

    /**
     * "Copy the value into the support ticket", "let the vendor have the dump": by whatever verb,
     * what is known inside comes to somebody outside. What is got from there, and where it stands,
     * is not given.
     */
    private @Nullable String givenAway() {
        boolean told = claim.isAction() || isTold();
        boolean carries = isAny(of("carry")) || isAny(of("give"));
        boolean shares = isAny(Set.of("share", "discuss", "show", "compartir", "comentar"));
        for (int i = 1; told && i < claim.tokens().size(); i++) {
            if (!of("inside").contains(plainly(i)) || isDenied(i) || claim.token(i).quoted()) {
                continue;
            }
            for (int to = i + 1; to < claim.tokens().size() && !isEnd(to); to++) {
                boolean towards =
                        TOWARDS.contains(claim.word(to))
                                || (claim.word(to).matches("in|on|en|por|by") && carries)
                                || (claim.word(to).matches("with|con") && shares);
                int receiver = towards ? receiver(to) : 0;
                if (receiver > 0 && !isDeniedBefore(i)) {
                    return claim.text(0, receiver);
                }
            }
            for (int by = Math.max(0, i - NEAR); by < i; by++) {
                if (of("outside").contains(plainly(by))
                        && GIVING.contains(plainly(by - 1 - article(by - 1)))
                        && !isDeniedBefore(by)) {
                    return claim.text(by, i);
                }
            }
        }
        return null;
    }

    /** An opinion or a statement that tells somebody what to do. */
    private boolean isTold() {
        return isOrderly(0)
                || claim.tokens().stream()
                        .anyMatch(
                                each ->
                                        Set.of(
                                                        "should",
                                                        "must",
                                                        "please",
                                                        "conviene",
                                                        "debe",
                                                        "hay")
                                                .contains(each.folded()));
    }

    private boolean isAny(Set<String> verbs) {
        for (int i = 0; i < claim.tokens().size(); i++) {
            int at = i;
            if (claim.token(i).is(Token.Kind.WORD)
                    && verbs.stream().anyMatch(verb -> isForm(at, verb))) {
                return true;
            }
        }
        return false;
    }

    /** The first word is a verb of the giving or showing kinds. */
    private boolean isOrderly(int at) {
        return of("carry").stream().anyMatch(verb -> isForm(at, verb))
                || of("give").stream().anyMatch(verb -> isForm(at, verb));
    }

    private String plainly(int at) {
        String word = claim.word(at);
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    private int article(int at) {
        return Set.of(
                                "the", "a", "an", "your", "our", "its", "el", "la", "un", "una",
                                "al", "their")
                        .contains(claim.word(at))
                ? 1
                : 0;
    }

    /** Who it goes to: the first noun behind, or the last of the nouns in a row. */
    private int receiver(int to) {
        for (int i = to + 1; i <= to + RECEIVER && i < claim.tokens().size() && !isEnd(i); i++) {
            if (of("outside").contains(plainly(i))) {
                return i;
            }
            if (RELATIVE.contains(claim.word(i)) || claim.word(i).matches("how|lo|como")) {
                return 0;
            }
            boolean away = of("inside").contains(claim.word(i)) || TOWARDS.contains(claim.word(i));
            if (away) {
                return 0;
            }
        }
        return 0;
    }

    private boolean isEnd(int at) {
        return claim.token(at).isMark(";") || claim.token(at).isMark(".");
    }

    /** "Never paste the value into a ticket." */
    private boolean isDeniedBefore(int at) {
        for (int i = 0; i < at; i++) {
            if (Set.of("not", "never", "don't", "no", "nunca", "without", "sin", "nor", "jamas")
                    .contains(claim.word(i))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String deed(String kind, int at) {
        for (String verb : of(kind)) {
            String first = verb.contains("~") ? verb.substring(0, verb.indexOf('~')) : verb;
            String rest = verb.contains("~") ? verb.substring(verb.indexOf('~') + 1) : "";
            if (!isForm(at, first)
                    || !isOrder(at, first)
                    || !(rest.isEmpty() || near(at, Set.of(rest)) > 0)) {
                continue;
            }
            if (kind.equals("lose-always") && claim.isAction() && !claim.word(at).endsWith("ing")) {
                return claim.text(at, Math.min(claim.tokens().size() - 1, at + 3));
            }
            String objects = kind.equals("lose-always") ? "lose-objects" : kind + "-objects";
            boolean particle = !rest.isEmpty();
            int object = near(at, of(objects));
            boolean stands = object > 0 && (particle || !PREPOSITIONS.contains(claim.word(at + 1)));
            boolean away = !kind.equals("give") || isGiven(at, object);
            if ((stands && away) || verb.startsWith("start~")) {
                return claim.text(at, object > 0 ? object : at + 1);
            }
        }
        return null;
    }

    /** Secrets to anybody; logs and dumps to somebody outside. */
    private boolean isGiven(int at, int object) {
        return (object > 0 && near(at, of("show-objects")) > 0)
                || claim.word(object).startsWith("clave")
                || claim.word(object).startsWith("key")
                || claim.word(object).startsWith("env")
                || near(at, of("outside"), claim.tokens().size()) > 0
                || isAddressed(at);
    }

    /** "Open a case with the vendor and attach the dump." */
    private boolean isAddressed(int at) {
        for (int i = 0; i < at; i++) {
            if (of("outside").contains(plainly(i))
                    && !claim.word(i)
                            .matches(
                                    "customers?|clientes?|cases?|casos?|teams|chats?|channel|canal|internet")) {
                return true;
            }
        }
        return false;
    }

    /** In the form of an order, as an infinitive or a gerund; "drops" tells of another. */
    private boolean isForm(int at, String verb) {
        String word = claim.word(at);
        if (word.equals("para") && !isHalt(at)) {
            return false;
        }
        boolean english =
                word.equals(verb) || (word.endsWith("ing") && Stem.of(word).equals(Stem.of(verb)));
        if (english) {
            return true;
        }
        boolean spanish = verb.endsWith("ar") || verb.endsWith("er") || verb.endsWith("ir");
        return (spanish
                        && !word.endsWith("o")
                        && !word.endsWith("ron")
                        && verb.equals(SpanishVerbs.infinitive(word, verb::equals)))
                || isPassive(at, verb);
    }

    /** "Para las alertas" may stop them; "para estar seguro" and "para eso" stop nothing. */
    private boolean isHalt(int at) {
        return claim.word(at + 1)
                .matches("el|la|los|las|todos|todas|lo|cada|este|esta|estos|estas");
    }

    /** "should be deleted", "deben borrarse". */
    private boolean isPassive(int at, String verb) {
        String word = claim.word(at);
        return (word.endsWith("ed")
                        || word.endsWith("ado")
                        || word.endsWith("ados")
                        || word.endsWith("ada")
                        || word.endsWith("adas"))
                && Stem.of(word).equals(Stem.of(verb))
                && Set.of("be", "ser").contains(claim.word(at - 1))
                && TAUGHT.contains(claim.word(at - 2));
    }

    /** Where an order stands: at the beginning, or behind what leads to one. */
    private boolean isOrder(int at, String verb) {
        String before = claim.word(at - 1);
        boolean begins = at == 0 || claim.token(at - 1).is(Token.Kind.MARK);
        boolean code = at + 1 < claim.tokens().size() && claim.token(at + 1).isMark("(");
        if (code || isDenied(at) || RELATIVE.contains(before)) {
            return false;
        }
        boolean infinitive = claim.word(at).equals(verb);
        boolean spanish = verb.endsWith("ar") || verb.endsWith("er") || verb.endsWith("ir");
        boolean gerund = claim.word(at).endsWith("ing");
        // "El commit 1a2b3c4, desplegado ayer, quita el índice" tells what it did.
        if (spanish
                && !infinitive
                && at > 0
                && claim.hashes().findFirst().isPresent()
                && isAfterHash(at)) {
            return false;
        }
        if (gerund) {
            return claim.isAction() || (begins && at == 0);
        }
        if (spanish && infinitive && claim.isAction()) {
            return true;
        }
        boolean caused =
                claim.word(at).equals(verb) && CAUSATIVE.contains(claim.word(0)) && at <= NEAR;
        return isPassive(at, verb)
                || caused
                || ((begins || of("before-order").contains(before))
                        && (claim.isAction() || begins || !before.equals("and")));
    }

    /** The sentence begins with a change, and this is the verb behind what is put in. */
    private boolean isAfterHash(int at) {
        for (int i = 0; i < Math.min(at, 4); i++) {
            if (claim.token(i).is(Token.Kind.HASH)) {
                return claim.token(at - 1).isMark(",");
            }
        }
        return false;
    }

    private boolean isDenied(int at) {
        return claim.reading().atoms().stream()
                        .anyMatch(
                                each ->
                                        each.token() == at
                                                && each.negated()
                                                && !isWithout(each.word()))
                || Set.of("not", "never", "no", "nunca", "sin", "don't")
                        .contains(claim.word(at - 1));
    }

    private static boolean isWithout(String word) {
        return word.equals("without");
    }

    private int near(int at, Set<String> words) {
        return near(at, words, NEAR);
    }

    /** The place of the first of the words behind, in the same sentence; 0 where none is. */
    private int near(int at, Set<String> words, int reach) {
        for (int i = at + 1; i <= at + reach && i < claim.tokens().size(); i++) {
            if (claim.token(i).isMark(";") || claim.token(i).isMark(":")) {
                return 0;
            }
            String word = claim.word(i);
            int dash = word.lastIndexOf('-');
            if (words.contains(word) || (dash > 0 && words.contains(word.substring(dash + 1)))) {
                return i;
            }
        }
        return 0;
    }

    private static Set<String> of(String kind) {
        return Objects.requireNonNull(WORDS.get(kind), kind);
    }

    private static Map<String, Set<String>> read() {
        try (InputStream in = Destruction.class.getResourceAsStream("/claims/destruction.txt")) {
            Map<String, Set<String>> table = new HashMap<>();
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" : ", 2))
                    .forEach(
                            parts ->
                                    table.put(
                                            parts[0],
                                            Arrays.stream(parts[1].split(" "))
                                                    .collect(Collectors.toUnmodifiableSet())));
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
