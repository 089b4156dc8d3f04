package dev.forgeincident.demo;

/** The demo cannot go on: what happened, why, and what to do, a line each. */
final class DemoFailure extends Exception {

    private static final long serialVersionUID = 1L;

    DemoFailure(String what, String why, String whatToDo) {
        super(what + "\n" + why + "\n" + whatToDo);
    }

    DemoFailure(String what, String why, String whatToDo, Throwable cause) {
        super(what + "\n" + why + "\n" + whatToDo, cause);
    }
}
