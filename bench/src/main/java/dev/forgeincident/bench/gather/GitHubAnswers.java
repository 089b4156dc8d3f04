package dev.forgeincident.bench.gather;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.bench.gather.SlowSystem.Asked;
import dev.forgeincident.bench.gather.SlowSystem.Told;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GitHub's REST API (<a href="https://docs.github.com/en/rest">its documentation</a>) with entity
 * tags, each repository with so many commits in the day before the alert, a commit every eight
 * hours before that, and three deployments. A commit changes two files by some 2 kB each.
 */
final class GitHubAnswers implements SlowSystem.Answers {

    private static final int OLDER = 60;
    static final int DEPLOYMENTS = 3;

    private static final Pattern REPOSITORY = Pattern.compile("/repos/(acme/[a-z-]+)(/.*)");
    private static final Pattern COMPARED = Pattern.compile("/compare/(\\w+)\\.\\.\\.(\\w+)");
    private static final String GOTCHA =
            "# GOTCHA\n\n## HEURISTICS\n- A time-out of the ledger is never retried: it books twice.\n";

    private record Pushed(String sha, String parent, Instant at, String message, String patch) {}

    private final Instant began;
    private final int commits;
    private final Random random = new Random(20_261_120);
    private final Map<String, List<Pushed>> repositories = new LinkedHashMap<>();

    /**
     * @param began when the alert began
     * @param commits of each repository in the day before that
     */
    GitHubAnswers(Instant began, int commits) {
        this.began = began;
        this.commits = commits;
        for (String service : List.of(World.SERVICE, World.DEPENDENCY)) {
            repositories.put(World.slug(service), pushed(service));
        }
    }

    /** Newest first. */
    private List<Pushed> pushed(String service) {
        List<String> shas = new ArrayList<>();
        for (int i = 0; i <= commits + OLDER; i++) {
            shas.add(sha(service + i));
        }
        List<Pushed> pushed = new ArrayList<>();
        Duration between = Duration.ofHours(22).dividedBy(commits);
        for (int i = 0; i < commits + OLDER; i++) {
            Instant at =
                    i < commits
                            ? began.minus(between.multipliedBy(i)).minusSeconds(60)
                            : began.minus(Duration.ofHours(25 + 8L * (i - commits)));
            String message = "Renders invoices of customer group " + i;
            pushed.add(new Pushed(shas.get(i), shas.get(i + 1), at, message, diff() + diff()));
        }
        return pushed;
    }

    @Override
    public Told to(Asked asked) {
        Matcher repository = REPOSITORY.matcher(asked.path());
        List<Pushed> pushed = repository.matches() ? repositories.get(repository.group(1)) : null;
        if (pushed == null) {
            return Told.nothing();
        }
        String path = repository.group(2);
        if (path.equals("/commits")) {
            return commits(asked, pushed);
        }
        if (path.equals("/deployments")) {
            return tagged(asked, deployments(asked, pushed));
        }
        if (path.startsWith("/deployments/")) {
            return tagged(asked, statuses(path, pushed));
        }
        if (path.equals("/contents/GOTCHA.md")) {
            return tagged(asked, gotcha());
        }
        Matcher compared = COMPARED.matcher(path);
        return compared.matches() && asked.header("Accept").contains("patch")
                ? tagged(asked, mailbox(pushed, compared.group(1), compared.group(2)))
                : Told.nothing();
    }

    private static Told tagged(Asked asked, String body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("Cache-Control", "private, max-age=60, s-maxage=60");
        headers.put("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP");
        headers.put("ETag", "\"" + sha(body) + "\"");
        boolean known = asked.header("If-None-Match").contains(sha(body));
        return new Told(known ? 304 : 200, headers, known ? "" : body);
    }

    private static Told commits(Asked asked, List<Pushed> pushed) {
        int page = Integer.parseInt(asked.parameters().getOrDefault("page", "1"));
        int size = Integer.parseInt(asked.parameters().getOrDefault("per_page", "30"));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        pushed.stream().skip((page - 1L) * size).limit(size).forEach(each -> add(list, each));
        Told told = tagged(asked, list.toString());
        if (page * size < pushed.size()) {
            String next = address(asked) + "?per_page=" + size + "&page=" + (page + 1);
            told.headers().put("Link", "<" + next + ">; rel=\"next\"");
        }
        return told;
    }

    private static void add(ArrayNode list, Pushed pushed) {
        String api = "https://api.github.com/repos/acme/invoice-api/";
        ObjectNode commit =
                list.addObject()
                        .put("sha", pushed.sha())
                        .put("node_id", "C_kwDOGH" + pushed.sha())
                        .put("url", api + "commits/" + pushed.sha())
                        .put("html_url", "https://github.com/acme/x/commit/" + pushed.sha())
                        .put("comments_url", api + "commits/" + pushed.sha() + "/comments");
        ObjectNode told = commit.putObject("commit").put("message", pushed.message());
        for (String role : List.of("author", "committer")) {
            told.putObject(role)
                    .put("name", "Maya Lindqvist")
                    .put("email", "maya@acme.example")
                    .put("date", pushed.at().toString());
            user(commit.putObject(role));
        }
        told.put("url", api + "git/commits/" + pushed.sha()).put("comment_count", 0);
        told.putObject("tree").put("sha", pushed.sha()).put("url", api + "trees/" + pushed.sha());
        told.putObject("verification").put("verified", false).put("reason", "unsigned");
        commit.putArray("parents")
                .addObject()
                .put("sha", pushed.parent())
                .put("url", api + "commits/" + pushed.parent())
                .put("html_url", "https://github.com/acme/x/commit/" + pushed.parent());
    }

    /** As the API tells a user wherever it names one. */
    private static void user(ObjectNode user) {
        String api = "https://api.github.com/users/maya";
        user.put("login", "maya").put("id", 4711).put("node_id", "MDQ6VXNlcjQ3MTE=");
        user.put("avatar_url", "https://avatars.example/u/4711?v=4").put("gravatar_id", "");
        user.put("url", api).put("html_url", "https://github.com/maya").put("type", "User");
        for (String list :
                List.of("followers", "gists", "starred", "subscriptions", "repos", "events")) {
            user.put(list + "_url", api + "/" + list);
        }
        user.put("site_admin", false);
    }

    private static String deployments(Asked asked, List<Pushed> pushed) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < DEPLOYMENTS; i++) {
            String url = address(asked) + "/" + (i + 1);
            ObjectNode deployment =
                    list.addObject()
                            .put("id", i + 1)
                            .put("url", url)
                            .put("sha", pushed.get(i).sha())
                            .put("ref", "main")
                            .put("task", "deploy")
                            .put("environment", "production")
                            .put("created_at", pushed.get(i).at().plusSeconds(30).toString())
                            .put("updated_at", pushed.get(i).at().plusSeconds(60).toString())
                            .put("statuses_url", url + "/statuses");
            user(deployment.putObject("creator"));
        }
        return list.toString();
    }

    /** As the system is called by who asks. */
    private static String address(Asked asked) {
        return "http://" + asked.header("Host") + asked.path();
    }

    private static String statuses(String path, List<Pushed> pushed) {
        int number = Integer.parseInt(path.split("/")[2]);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Instant at = pushed.get(number - 1).at().plusSeconds(45);
        ObjectNode status =
                list.addObject()
                        .put("id", number)
                        .put("state", "success")
                        .put("environment", "production")
                        .put("created_at", at.toString())
                        .put("updated_at", at.toString());
        user(status.putObject("creator"));
        return list.toString();
    }

    private static String gotcha() {
        byte[] text = GOTCHA.getBytes(StandardCharsets.UTF_8);
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", "GOTCHA.md")
                .put("type", "file")
                .put("size", text.length)
                .put("encoding", "base64")
                .put("content", Base64.getMimeEncoder().encodeToString(text))
                .toString();
    }

    /**
     * What {@code git format-patch --stdout} writes of the commits after the first, oldest first.
     */
    private static String mailbox(List<Pushed> pushed, String after, String head) {
        List<String> mails = new ArrayList<>();
        boolean within = false;
        for (Pushed each : pushed) {
            within = within || each.sha().equals(head);
            if (each.sha().equals(after)) {
                break;
            }
            if (within) {
                mails.add(0, mail(each));
            }
        }
        return String.join("", mails);
    }

    private static String mail(Pushed each) {
        return "From "
                + each.sha()
                + " Mon Sep 17 00:00:00 2001\nFrom: Maya Lindqvist <maya@acme.example>\n"
                + "Date: Fri, 20 Nov 2026 02:39:00 +0000\nSubject: [PATCH] "
                + each.message()
                + "\n\n---\n 2 files changed\n\n"
                + each.patch()
                + "-- \n2.47.1\n\n";
    }

    private String diff() {
        String path = "src/main/java/acme/invoice/Renderer" + random.nextInt(40) + ".java";
        int kept = 24;
        int replaced = 10;
        return "diff --git a/"
                + path
                + " b/"
                + path
                + "\nindex 1111111..2222222 100644\n--- a/"
                + path
                + "\n+++ b/"
                + path
                + "\n@@ -10,"
                + (kept + replaced)
                + " +10,"
                + (kept + replaced)
                + " @@\n"
                + lines(' ', kept)
                + lines('-', replaced)
                + lines('+', replaced);
    }

    private String lines(char mark, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(mark)
                    .append("    total = total.plus(line(")
                    .append(random.nextInt(100_000))
                    .append(").amount());\n");
        }
        return lines.toString();
    }

    private static String sha(String of) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
