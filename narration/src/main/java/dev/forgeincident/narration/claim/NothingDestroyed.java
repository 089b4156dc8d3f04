package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Stem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Nobody is told to destroy, to take protection away, to open a door or to give a secret away. What
 * the diagnosis itself advises may be said again; what a change did may be described.
 */
final class NothingDestroyed implements Check {

    /** Told in so many words, in whatever form. */
    private static final Pattern OUTRIGHT =
            Pattern.compile(
                    "(?<![\\w-])(?:scal\\w+ .{0,40}?\\b(?:to|a) (?:0|zero|cero)\\b|force.?push\\w*|push (?:-f|--force)|hard reset|rewrite .{0,20}history|forzar .{0,10}push"
                            + "|from scratch|de cero|factory reset|(?:without|sin) (?:checking|verifying|validating|comprobar|verificar|validar) .{0,20}(?:certificat|cert|tls|signature|firma|token|passw|contrase)\\w*"
                            + "|port \\d+ to |puerto \\d+ a )(?![\\w-])");

    /** What a shell or a database does, wherever it stands. */
    private static final Pattern COMMAND =
            Pattern.compile(
                    "(?<![\\w-])(?:rm\\s+-\\w*[rf]\\w*|rm\\s+/|mkfs\\S{0,20}|dd\\s+if=|shred\\s+-|git\\s+push\\s.{0,40}(?:-f\\b|--force)|git\\s+reset\\s+--hard|git\\s+clean\\s+-\\w*f"
                            + "|reset\\s+--hard|--no-verify|--no-preserve-root|--insecure|--privileged|--force\\b|terraform\\s+(?:destroy|apply)|kubectl\\s+(?:delete|drain|exec|apply|replace|edit|patch|scale|cordon)|helm\\s+(?:uninstall|delete|rollback)"
                            + "|docker\\s+(?:rm|rmi|system\\s+prune|kill|exec|run)|drop\\s+(?:table|database|schema|index|column|user)|truncate\\s+table|delete\\s+from|flushall|flushdb|chmod\\s+(?:-\\w+\\s+)?[0-7]?777|chmod\\s+\\S{0,10}\\+s|chown\\s|setenforce\\s+0|iptables\\s+-f|ufw\\s+disable|0\\.0\\.0\\.0/0"
                            + "|grant\\s+all|alter\\s+(?:user|role)|(?:curl|wget)\\s.{0,200}\\|\\s*(?:sudo\\s+)?(?:ba|z|da)?sh\\b|\\|\\s*(?:sudo\\s+)?(?:ba|z)?sh\\b|base64\\s+-d|/dev/tcp/|nc\\s+-\\w*[el]|:\\(\\)\\s*\\{|sudo\\s|systemctl\\s+(?:stop|disable|mask)|kill\\s+-9|pkill|killall|shutdown\\s+-|>\\s*/dev/sd)",
                    Pattern.CASE_INSENSITIVE);

    private static final double NEARLY = 0.8;

    @Override
    public @Nullable Objection against(Claim claim) {
        String text = Stem.fold(claim.reading().text());
        Matcher command = COMMAND.matcher(text);
        while (command.find()) {
            if (!isDescribed(claim, command) && !isAdvised(claim, command.group())) {
                return Claim.objection(Kind.DESTRUCTIVE, command.group());
            }
        }
        Matcher outright = OUTRIGHT.matcher(text);
        if (claim.isAction() && outright.find() && !isAdvised(claim, outright.group())) {
            return Claim.objection(Kind.DESTRUCTIVE, outright.group());
        }
        String deed = new Destruction(claim).ordered();
        return deed == null || isAdvised(claim, Stem.fold(deed))
                ? null
                : Claim.objection(Kind.DESTRUCTIVE, deed);
    }

    /** Quoted from evidence, or "the DROP INDEX" of it, where nothing is to be done. */
    private static boolean isDescribed(Claim claim, Matcher found) {
        return !claim.isAction()
                && claim.facts()
                        .bytes()
                        .anyMatch(each -> each.holds(Passage.lower(found.group()).strip()))
                && (claim.reading().quotations().stream()
                                .anyMatch(
                                        each ->
                                                each.start() <= found.start()
                                                        && found.end() <= each.end())
                        || isNamed(claim, found.start()));
    }

    private static boolean isNamed(Claim claim, int start) {
        String before = Stem.fold(claim.reading().text().substring(0, start));
        return ARTICLE.matcher(before).find();
    }

    private static final Pattern ARTICLE = Pattern.compile("\\b(?:the|a|this|its|el|un|ese|su) $");

    /** Nearly what an action of the diagnosis says, the deed itself among its words. */
    private static boolean isAdvised(Claim claim, String deed) {
        return claim.matter().diagnosis().actions().stream()
                .map(action -> action.title() + ". " + action.command() + ". " + action.detail())
                .anyMatch(text -> isNearly(claim, deed, text));
    }

    private static boolean isNearly(Claim claim, String deed, String advised) {
        String lower = Passage.lower(advised);
        List<String> verb = Stream.of(deed.split(" ", 3)).limit(2).map(Stem::of).toList();
        List<String> known =
                List.of(lower.split("[^\\p{L}\\p{N}]+")).stream().map(Stem::of).toList();
        List<String> said =
                claim.reading().atoms().stream()
                        .filter(atom -> !CommonWords.isOne(atom.word()))
                        .map(Atom::stem)
                        .toList();
        long found =
                said.stream().filter(word -> known.contains(word) || lower.contains(word)).count();
        return known.containsAll(verb) && found >= said.size() * NEARLY;
    }
}
