package dev.forgeincident.sources.files;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.sources.text.LogText;
import dev.forgeincident.sources.text.TimeHints;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log file of any size. Steps backwards from its end, looking at a few lines a step, until it
 * meets a line from before the window; then reads forwards from there.
 */
final class LogFile implements Closeable {

    private static final int STEP = 1 << 20;
    private static final int PROBE = 32 << 10;
    private static final int BUFFER = 128 << 10;
    private static final long MAX_READ = 32L << 20;
    private static final int MAX_STEPS = 20_000;
    private static final int MAX_LINE = 1 << 20;

    private final Path path;
    private final RandomAccessFile file;
    private final long size;
    private final @Nullable Object key;

    LogFile(Path path) throws IOException {
        this.path = path;
        this.key = key(path);
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.size = file.length();
    }

    /**
     * The bytes that hold the window.
     *
     * @param bounded whether more of the window may stand before them
     */
    record Part(long from, long to, boolean bounded) {}

    /** How the reading ended. */
    enum Outcome {
        WHOLE,
        INTERRUPTED,
        SHRUNK,
        REPLACED
    }

    long size() {
        return size;
    }

    Part partFor(TimeWindow window, TimeHints hints) throws IOException {
        long end = size;
        long from = size;
        for (int step = 0; step < MAX_STEPS && from > 0; step++) {
            from = Math.max(0, from - STEP);
            Probe probe = probe(from, hints);
            Instant at = probe.at();
            if (at != null && at.isBefore(window.from())) {
                return new Part(probe.position(), end, false);
            }
            if (at != null && !at.isBefore(window.to())) {
                end = Math.min(size, probe.position() + BUFFER);
            }
            boolean stop = end - from >= MAX_READ || Thread.currentThread().isInterrupted();
            if (stop && from > 0) {
                return new Part(lineStart(from), end, true);
            }
        }
        return new Part(from == 0 ? 0 : lineStart(from), end, from > 0);
    }

    /** Gives every line of the part, with its line end; of a longer one its first MiB. */
    Outcome read(Part part, Consumer<String> lines) throws IOException {
        file.seek(part.from());
        byte[] buffer = new byte[BUFFER];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long left = part.to() - part.from();
        while (left > 0) {
            if (Thread.currentThread().isInterrupted()) {
                return Outcome.INTERRUPTED;
            }
            int count = file.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                give(line, lines);
                return Outcome.SHRUNK;
            }
            split(buffer, count, line, lines);
            left -= count;
        }
        if (part.to() == size) {
            give(line, lines);
        }
        return Objects.equals(key, key(path)) ? Outcome.WHOLE : Outcome.REPLACED;
    }

    private static void split(
            byte[] buffer, int count, ByteArrayOutputStream line, Consumer<String> lines) {
        int begin = 0;
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                append(line, buffer, begin, i + 1);
                give(line, lines);
                begin = i + 1;
            }
        }
        append(line, buffer, begin, count);
    }

    private static void append(ByteArrayOutputStream line, byte[] buffer, int from, int to) {
        int room = MAX_LINE - line.size();
        line.write(buffer, from, Math.min(room, to - from));
    }

    private static void give(ByteArrayOutputStream line, Consumer<String> lines) {
        if (line.size() > 0) {
            lines.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }

    /** The first line with a time at or after a position; the time is null when none is near. */
    private record Probe(long position, @Nullable Instant at) {}

    private Probe probe(long from, TimeHints hints) throws IOException {
        byte[] bytes = bytes(from);
        int begin = from == 0 ? 0 : afterLineEnd(bytes, 0);
        while (begin < bytes.length) {
            int end = afterLineEnd(bytes, begin);
            String line = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
            Instant at = line.isBlank() ? null : LogText.timeOf(line.stripTrailing(), hints);
            if (at != null) {
                return new Probe(from + begin, at);
            }
            begin = end;
        }
        return new Probe(from, null);
    }

    private long lineStart(long from) throws IOException {
        return from + afterLineEnd(bytes(from), 0);
    }

    private byte[] bytes(long from) throws IOException {
        byte[] bytes = new byte[(int) Math.min(PROBE, size - from)];
        file.seek(from);
        int count = 0;
        while (count < bytes.length) {
            int read = file.read(bytes, count, bytes.length - count);
            if (read < 0) {
                return Arrays.copyOf(bytes, count);
            }
            count += read;
        }
        return bytes;
    }

    private static int afterLineEnd(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return Math.min(bytes.length, i + 1);
    }

    private static @Nullable Object key(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
