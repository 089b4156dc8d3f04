package dev.forgeincident.acceptance.browser;

import dev.forgeincident.acceptance.browser.StubServer.Handler;
import dev.forgeincident.acceptance.browser.StubServer.Reply;
import dev.forgeincident.acceptance.browser.StubServer.Request;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Answers with server-sent events, each when the test sends it. */
public final class EventStream implements Handler {

    private static final String END = "end";

    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();

    /** Sends one event; the data is on one line. */
    public EventStream send(String name, String data) {
        return raw("event:" + name + "\ndata:" + data.replace("\n", "") + "\n\n");
    }

    /** Sends text as it is: comments, pieces of events. */
    public EventStream raw(String text) {
        pieces.add(text);
        return this;
    }

    /** Ends the answer. */
    public void end() {
        pieces.add(END);
    }

    @Override
    public Reply answer(Request request) {
        return new Reply(200, "text/event-stream;charset=UTF-8", ":\n\n", new Waiting());
    }

    /** Waits for each piece until it is sent. */
    private final class Waiting implements Iterator<String> {
        private String next = "";

        @Override
        public boolean hasNext() {
            try {
                if (next.isEmpty()) {
                    next = pieces.take();
                }
                return !next.equals(END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public String next() {
            String piece = next;
            next = "";
            return piece;
        }
    }
}
