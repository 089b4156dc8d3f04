package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Quotation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * No link, image, address or HTML. What stands letter for letter in the evidence may be quoted,
 * where nobody is asked to do anything.
 */
final class NoRemoteContent implements Check {

    private static final Pattern REMOTE =
            Pattern.compile(
                    "(?i)\\b[a-z][a-z0-9+.-]{1,20}:/{1,3}\\S{0,500}"
                            + "|\\b(?:mailto|javascript|data|vbscript|tel|sms|magnet|blob|about|view-source|intent):\\S{1,500}"
                            + "|\\bwww\\.\\S{1,500}"
                            + "|\\bhxxps?\\b\\S{0,500}"
                            + "|[\\w.+-]{1,64}@[\\w-]{1,63}\\.[\\w.-]{1,200}"
                            + "|!?\\[[^\\]\\n]{0,300}\\]\\s{0,3}[(\\[][^)\\]\\n]{0,500}[)\\]]?"
                            + "|^\\s{0,3}\\[[^\\]\\n]{1,100}\\]:\\s?\\S{1,300}"
                            + "|</?[a-z!?][^<>\\n]{0,500}>?"
                            + "|&(?:#x?[0-9a-f]{1,8}|[a-z]{2,10});"
                            + "|\\b[\\w-]{1,63}\\s?(?:\\[\\.\\]|\\(\\.\\)|\\[dot\\]|\\(dot\\))\\s?[\\w-]{1,63}"
                            + "|(?<![\\w.:/])//[\\w-]{1,63}\\.[\\w.-]{2,200}");

    private static final Pattern BARE_HOST =
            Pattern.compile(
                    "(?i)\\b(?:[a-z0-9-]{1,63}\\.){1,6}(?:com|net|org|io|dev|ru|cn|tk|xyz|top|info|biz|co|app|site|online|cloud|me|us|uk|de|es|fr|ly|gg|sh|ai)\\b(?:/\\S{0,300})?");

    /** What a redaction leaves behind, and what a template of a log line does. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("<[a-z]{1,20}:\\d{1,6}>|<[A-Z*]{1,10}>");

    @Override
    public @Nullable Objection against(Claim claim) {
        String text = claim.reading().text();
        Matcher remote = REMOTE.matcher(text);
        while (remote.find()) {
            if (!PLACEHOLDER.matcher(remote.group()).lookingAt() && !isQuoted(claim, remote)) {
                return Claim.objection(Kind.REMOTE_CONTENT, remote.group());
            }
        }
        Matcher host = BARE_HOST.matcher(text);
        while (host.find()) {
            boolean known =
                    claim.facts().bytes().anyMatch(each -> each.holds(Passage.lower(host.group())));
            boolean path = host.group().contains("/");
            if (!known || (path && !isQuoted(claim, host))) {
                return Claim.objection(Kind.REMOTE_CONTENT, host.group());
            }
        }
        return null;
    }

    private static boolean isQuoted(Claim claim, Matcher found) {
        if (claim.isAction()) {
            return false;
        }
        for (Quotation quotation : claim.reading().quotations()) {
            if (quotation.start() <= found.start() && found.start() < quotation.end()) {
                String quoted =
                        claim.reading()
                                .text()
                                .substring(found.start(), Math.min(found.end(), quotation.end()));
                return claim.facts().bytes().anyMatch(each -> each.holds(Passage.lower(quoted)));
            }
        }
        return false;
    }
}
