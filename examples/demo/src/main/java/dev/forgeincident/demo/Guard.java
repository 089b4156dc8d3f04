package dev.forgeincident.demo;

/** Sees to it that the service does not outlive the demo, however that ends. */
final class Guard implements AutoCloseable {

    private final Service service;
    private final Thread hook = new Thread(this::stopForShutdown, "stop the service");
    private volatile boolean shuttingDown;

    Guard(Service service) {
        this.service = service;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether somebody pressed Ctrl-C; the service, in the same terminal, was told as well. */
    boolean isShuttingDown() {
        return shuttingDown;
    }

    boolean isRunning() {
        return service.isRunning();
    }

    @Override
    public void close() {
        service.stop();
        if (!shuttingDown) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The shutdown began just now: the hook will find the service stopped.
            }
        }
    }

    private void stopForShutdown() {
        shuttingDown = true;
        service.stop();
    }
}
