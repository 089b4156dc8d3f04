package dev.forgeincident.sources.git;

import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Lets JGit's longer work end when the calling thread is interrupted. */
final class UntilInterrupted extends EmptyProgressMonitor {

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
