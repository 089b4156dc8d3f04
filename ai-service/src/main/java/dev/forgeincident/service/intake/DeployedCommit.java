package dev.forgeincident.service.intake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which commit a CDEvent says was deployed. CDEvents have no field for it, so that it is looked for
 * where a pipeline can put it: in {@code customData}, in the qualifiers of the artifact's purl, in
 * the purl's version.
 */
final class DeployedCommit {

    private static final String[] CUSTOM = {
        "commit", "commitSha", "commit_sha", "sha", "gitCommit", "git_commit", "revision"
    };
    private static final List<String> QUALIFIERS = List.of("commit", "sha", "revision");

    /**
     * A hash, alone or at the end of a version: {@code 1.4.2-ga3f7c2d} as git describes it, {@code
     * v0.0.0-20260102030405-daa7c04131f5} as Go does. A digest ({@code sha256:…}) is none.
     */
    private static final Pattern HASH = Pattern.compile("(?:^|[-+.]g?)([0-9a-f]{7,40})$");

    private static final int MAX_PURL = 2_000;

    private DeployedCommit() {}

    /** The hash, possibly shortened; empty where the event does not say it. */
    static String of(@Nullable Fields custom, @Nullable Fields content) {
        String told = custom == null ? "" : told(custom);
        if (told.isEmpty() && custom != null) {
            Fields git = custom.object("git");
            told = git == null ? "" : told(git);
        }
        String purl = content == null ? null : content.text("artifactId");
        return !told.isEmpty() || purl == null || purl.length() > MAX_PURL ? told : inPurl(purl);
    }

    private static String told(Fields fields) {
        String commit = fields.text(fields.named(CUSTOM));
        return commit == null ? "" : commit.strip();
    }

    /** {@code pkg:type/namespace/name@version?qualifiers#subpath} (package-url/purl-spec). */
    private static String inPurl(String purl) {
        String whole = upTo(purl, purl.indexOf('#'));
        int question = whole.indexOf('?');
        String path = upTo(whole, question);
        String tag = "";
        for (String pair :
                question < 0 ? new String[0] : whole.substring(question + 1).split("&")) {
            int equals = pair.indexOf('=');
            String name = upTo(pair, equals);
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (QUALIFIERS.contains(name) && !value.isBlank()) {
                return value.strip();
            }
            if (name.equals("vcs_url") && value.contains("@")) {
                String hash = hash(value.substring(value.lastIndexOf('@') + 1));
                if (!hash.isEmpty()) {
                    return hash;
                }
            }
            tag = name.equals("tag") ? value : tag;
        }
        int at = path.lastIndexOf('@');
        String hash = at < 0 ? "" : hash(decoded(path.substring(at + 1)));
        return hash.isEmpty() ? hash(tag) : hash;
    }

    /** A number alone is rather a date or a build; a word alone rather a name. */
    private static String hash(String version) {
        Matcher matcher = HASH.matcher(version);
        if (!matcher.find()) {
            return "";
        }
        String hash = matcher.group(1);
        boolean mixed = hash.matches(".*[0-9].*") && hash.matches(".*[a-f].*");
        return mixed ? hash : "";
    }

    private static String upTo(String text, int end) {
        return end < 0 ? text : text.substring(0, end);
    }

    /** A plus is a plus in a purl; percent signs that decode to nothing stay. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
