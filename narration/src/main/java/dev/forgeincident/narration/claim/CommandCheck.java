package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.Action;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.FactBook;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a command may be shown for typing: it is the diagnosis's own, or it only looks. */
final class CommandCheck {

    private static final int LONGEST = 500;

    private static final Pattern DESTROYS =
            Pattern.compile(
                    "(?i)(?<![\\w-])(?:rm|rmdir|delete|drop|truncate|destroy|purge|wipe|mkfs\\S*|dd|shred|kill|pkill|killall|shutdown|reboot|format|flushall|flushdb|uninstall|prune|drain|--force|--hard|push|777|chmod|chown|sh|bash|eval|sudo|nc|ncat|telnet|ssh|scp|rsync|wget)(?![\\w-])");

    private final Diagnosis diagnosis;
    private final ReadOnlyCommands readOnly;

    CommandCheck(Diagnosis diagnosis, FactBook book) {
        this.diagnosis = diagnosis;
        Facts all = book.citing(book.ids(), 0);
        this.readOnly =
                new ReadOnlyCommands(
                        name -> all.hold(Passage.lower(name)),
                        sha -> all.shas().stream().anyMatch(known -> Passage.isSame(known, sha)));
    }

    /** What may be shown, and why not where nothing may. */
    record Checked(int action, String command, @Nullable Objection objection) {}

    Checked check(Statement statement) {
        Action meant =
                diagnosis.actions().stream()
                        .filter(
                                action ->
                                        action.order() == statement.action()
                                                && statement.section() == Section.ACTION)
                        .findFirst()
                        .orElse(null);
        int order = meant == null ? 0 : meant.order();
        String command = statement.command().strip();
        if (command.isEmpty()) {
            return new Checked(order, "", null);
        }
        if (meant != null) {
            return command.equals(meant.command().strip())
                    ? new Checked(order, meant.command(), null)
                    : refused(order, Kind.UNSAFE_COMMAND, command);
        }
        boolean ours =
                diagnosis.actions().stream()
                        .anyMatch(action -> command.equals(action.command().strip()));
        if (ours) {
            return new Checked(order, command, null);
        }
        if (command.length() > LONGEST || Legible.unreadable(command) != null) {
            return refused(order, Kind.UNSAFE_COMMAND, command);
        }
        List<List<String>> pipe = ShellWords.of(command);
        if (pipe != null && readOnly.allowPipe(pipe)) {
            return new Checked(order, command, null);
        }
        return refused(
                order,
                DESTROYS.matcher(command).find() ? Kind.DESTRUCTIVE : Kind.UNSAFE_COMMAND,
                command);
    }

    private static Checked refused(int order, Kind kind, String command) {
        return new Checked(order, "", Claim.objection(kind, command));
    }
}
