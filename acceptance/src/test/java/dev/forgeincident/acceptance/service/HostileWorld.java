package dev.forgeincident.acceptance.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A service whose catalog entry, commits and log lines were written to harm their readers. */
public final class HostileWorld {

    public static final String SERVICE = "trap";
    public static final String IMAGE = "<img src=x onerror=alert(1)>";
    public static final String SCRIPT = "</script><script>alert(2)</script>";
    public static final String LINK = "[x](javascript:alert(3))";
    public static final String PICTURE = "![x](http://127.0.0.1:9/x.png)";

    private static final String SETTINGS =
            """
            # Under a new name: it says %s.
            options = "%s=10.0.1.5 timeout=5"
            """;

    private HostileWorld() {}

    /** Writes it into a world; answers the settings file that adds it. */
    static Path beside(Path world, Instant now) throws IOException, GitAPIException {
        Path home = Files.createDirectories(world.resolve(SERVICE));
        write(home.resolve("catalog.yaml"), catalog());
        commits(home.resolve("repo"), now);
        write(home.resolve("app.log"), log(now.minus(Duration.ofMinutes(6)), now));
        Path settings = world.resolve("hostile.yaml");
        write(
                settings,
                """
                forge:
                  catalog: { files: [ ./catalog/*.yaml, ./trap/catalog.yaml ] }
                  changes: { git: { repositories: { acme/trap: ./trap/repo } } }
                  logs: { files: { trap: ./trap/app.log } }
                """);
        return settings;
    }

    private static String catalog() {
        return """
               apiVersion: backstage.io/v1alpha1
               kind: Component
               metadata:
                 name: trap
                 title: 'Trap %s'
                 description: '%s %s %s %s'
                 tags: [ '%s' ]
                 annotations: { github.com/project-slug: acme/trap }
               spec: { type: service, lifecycle: production, owner: team-billing, dependsOn: [ 'resource:default/invoice-db' ] }
               """
                .formatted(IMAGE, IMAGE, SCRIPT, LINK, PICTURE, IMAGE);
    }

    private static void commits(Path directory, Instant now) throws IOException, GitAPIException {
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            commit(git, "begin", SETTINGS.formatted("nothing", "host"), now, 600);
            String subject = "rename host= to server= " + SCRIPT + " " + LINK + " " + PICTURE;
            commit(git, subject, SETTINGS.formatted(IMAGE + SCRIPT, "server"), now, 7);
        }
    }

    private static void commit(Git git, String message, String settings, Instant now, int minutes)
            throws IOException, GitAPIException {
        write(git.getRepository().getWorkTree().toPath().resolve("settings.py"), settings);
        git.add().addFilepattern("settings.py").call();
        PersonIdent author =
                new PersonIdent(
                        IMAGE.replaceAll("[<>]", "'"),
                        "x@acme.example",
                        now.minus(Duration.ofMinutes(minutes)),
                        ZoneOffset.UTC);
        git.commit()
                .setMessage(message)
                .setAuthor(author)
                .setCommitter(author)
                .setSign(false)
                .call();
    }

    private static String log(Instant onset, Instant now) {
        StringBuilder text = new StringBuilder();
        for (Instant at = onset.minusSeconds(3_600); at.isBefore(onset); at = at.plusSeconds(60)) {
            text.append(at).append(" INFO trap: served\n");
        }
        for (Instant at = onset; at.isBefore(now); at = at.plusSeconds(5)) {
            text.append(at)
                    .append(" ERROR trap: invalid connection option \"server\" ")
                    .append(String.join(" ", IMAGE, SCRIPT, LINK, PICTURE))
                    .append('\n');
        }
        return text.toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
