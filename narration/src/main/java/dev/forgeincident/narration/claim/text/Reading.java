package dev.forgeincident.narration.claim.text;

import dev.forgeincident.narration.claim.text.Lexicon.Match;
import dev.forgeincident.narration.claim.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A text, read. What it costs grows with its length alone.
 *
 * @param atoms its words, in order; what is in a name too where a fact is read
 * @param mentions of which matters it speaks; of a claim the longest phrases alone
 */
public record Reading(
        String text,
        List<Token> tokens,
        List<Quotation> quotations,
        List<Atom> atoms,
        List<Mention> mentions,
        List<Amount> amounts,
        List<TimeSaid> times,
        boolean spanish) {

    private static final Lexicon LEXICON = Lexicon.FIELD;

    /** The last words of names of things that run somewhere. */
    private static final Predicate<String> THING =
            Set.of(
                            "api",
                            "service",
                            "services",
                            "db",
                            "svc",
                            "server",
                            "gateway",
                            "worker",
                            "queue",
                            "cache",
                            "broker",
                            "proxy",
                            "client",
                            "job",
                            "app",
                            "web",
                            "backend",
                            "frontend",
                            "store",
                            "pod",
                            "cluster",
                            "node",
                            "host",
                            "events",
                            "consumer",
                            "producer",
                            "topic",
                            "bus",
                            "agent",
                            "database",
                            "servicio",
                            "prod",
                            "staging",
                            "dev",
                            "system",
                            "engine",
                            "manager",
                            "controller",
                            "operator",
                            "scheduler",
                            "router",
                            "balancer",
                            "master",
                            "primary",
                            "replica",
                            "config",
                            "secret",
                            "key",
                            "team",
                            "user",
                            "admin",
                            "core")
                    ::contains;

    /**
     * Reads what somebody claims: a name stays whole, and what only looks like one is taken apart.
     *
     * @param isName whether a plain word is known to be the name of something
     * @param isHash whether digits are known to be how a change is named
     */
    public static Reading ofClaim(String text, Predicate<String> isName, Predicate<String> isHash) {
        List<Quotation> quotations = Quotation.of(text);
        List<Token> tokens = new ArrayList<>();
        for (Token token : Tokens.of(text, quotations)) {
            Kind kind =
                    token.is(Kind.WORD) && isName.test(token.folded())
                            ? Kind.NAME
                            : token.is(Kind.NAME)
                                            && (isOrdinary(token.text())
                                                    || NumberWords.times(token.folded()) != null)
                                    ? Kind.WORD
                                    : token.is(Kind.NUMBER) && isHash.test(token.folded())
                                            ? Kind.HASH
                                            : token.kind();
            tokens.add(
                    new Token(
                            kind,
                            token.text(),
                            token.folded(),
                            token.start(),
                            token.end(),
                            token.quoted()));
        }
        return read(text, tokens, quotations, false);
    }

    /** Reads what is known: names are taken apart, so that their words are found. */
    public static Reading ofFact(String text) {
        return read(text, Tokens.of(text, List.of()), List.of(), true);
    }

    /** Words that a hyphen or a slash joins, all of them in the lexicon: "read-only", "and/or". */
    private static boolean isOrdinary(String name) {
        String[] parts = Stem.fold(name).split("[-/]", -1);
        if (parts.length < 2 || parts.length > 4 || THING.test(parts[parts.length - 1])) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || !part.chars().allMatch(Character::isLetter)) {
                return false;
            }
        }
        if (!LEXICON.knows(List.of(parts))) {
            return false;
        }
        return name.chars().skip(1).noneMatch(Character::isUpperCase)
                || name.equals(name.toUpperCase(Locale.ROOT));
    }

    private static Reading read(
            String text, List<Token> tokens, List<Quotation> quotations, boolean known) {
        boolean spanish =
                CommonWords.areSpanish(
                        tokens.stream()
                                .filter(token -> token.is(Kind.WORD) && !token.quoted())
                                .map(Token::folded));
        List<Atom> atoms = Negations.mark(atoms(tokens, known));
        return new Reading(
                text,
                List.copyOf(tokens),
                quotations,
                List.copyOf(atoms),
                mentions(atoms, known),
                Amounts.of(tokens, spanish),
                List.copyOf(TimesSaid.of(tokens)),
                spanish);
    }

    private static List<Atom> atoms(List<Token> tokens, boolean known) {
        List<Atom> atoms = new ArrayList<>();
        int clause = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Kind.MARK)) {
                if ("-,;:—–().!?→…\"“”«»`‘".contains(token.text())) {
                    clause++;
                }
                continue;
            }
            if (Negations.turns(token.folded())) {
                clause++;
            }
            if (token.is(Kind.WORD)) {
                for (String part : token.folded().split("[-/]")) {
                    atoms.add(Atom.of(part, i).in(clause));
                }
            } else if (known) {
                for (String part : parts(token.text())) {
                    atoms.add(Atom.of(part, i).in(clause));
                }
            } else {
                atoms.add(
                        new Atom(
                                token.folded(),
                                token.folded(),
                                i,
                                clause,
                                true,
                                Atom.Negation.NONE));
            }
        }
        return atoms;
    }

    /** {@code psycopg2.ProgrammingError} is of three words, {@code maxPoolSize} too. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i <= name.length(); i++) {
            boolean inside = i < name.length() && Character.isLetterOrDigit(name.charAt(i));
            boolean hump =
                    inside
                            && begin >= 0
                            && Character.isUpperCase(name.charAt(i))
                            && (Character.isLowerCase(name.charAt(i - 1))
                                    || (i + 1 < name.length()
                                            && Character.isLowerCase(name.charAt(i + 1))
                                            && Character.isUpperCase(name.charAt(i - 1))));
            if (begin >= 0 && (!inside || hump)) {
                parts.add(Stem.fold(name.substring(begin, i)));
                begin = -1;
            }
            if (inside && begin < 0) {
                begin = i;
            }
        }
        return parts;
    }

    private static List<Mention> mentions(List<Atom> atoms, boolean all) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            List<Match> matches = atoms.get(i).opaque() ? List.of() : LEXICON.at(atoms, i);
            int longest = matches.stream().mapToInt(Match::length).max().orElse(1);
            for (Match match : matches) {
                if (all || match.length() == longest) {
                    mentions.add(
                            new Mention(
                                    match.concept(),
                                    i,
                                    i + match.length(),
                                    atoms.get(i).negation()));
                }
            }
            if (!all) {
                i += longest - 1;
            }
        }
        return List.copyOf(mentions);
    }
}
