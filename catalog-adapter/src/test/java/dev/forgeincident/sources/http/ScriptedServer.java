package dev.forgeincident.sources.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that writes just what a test says, byte by byte, and breaks off as it says. */
final class ScriptedServer implements AutoCloseable {

    /** Writes one answer; the connection is closed behind it. */
    @FunctionalInterface
    interface Script {
        void answer(Connection connection) throws IOException, InterruptedException;
    }

    /** One connection, whose request has been read. */
    record Connection(Socket socket, OutputStream out) {

        void headOf(String... headers) throws IOException {
            raw(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                            + String.join("", List.of(headers))
                            + "\r\n");
        }

        void chunk(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            raw(Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n");
        }

        void end() throws IOException {
            raw("0\r\n\r\n");
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private final ServerSocket server;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    ScriptedServer(Script script) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(
                () -> {
                    while (true) {
                        Socket socket = server.accept();
                        begin(() -> answer(socket, script));
                    }
                });
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        new ArrayList<>(threads).forEach(Thread::interrupt);
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private void begin(Task task) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                task.run();
                            } catch (IOException | InterruptedException over) {
                                // The test has ended, or the client went away.
                            }
                        });
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void answer(Socket socket, Script script) throws IOException, InterruptedException {
        try (socket) {
            InputStream in = socket.getInputStream();
            int newlines = 0;
            for (int c; newlines < 4 && (c = in.read()) >= 0; ) {
                newlines = c == "\r\n\r\n".charAt(newlines) ? newlines + 1 : c == '\r' ? 1 : 0;
            }
            requests.incrementAndGet();
            script.answer(new Connection(socket, socket.getOutputStream()));
        }
    }
}
