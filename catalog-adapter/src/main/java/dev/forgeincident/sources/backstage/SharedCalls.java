package dev.forgeincident.sources.backstage;

import dev.forgeincident.sources.http.Trouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/** Threads that ask the same at the same time wait for one call. */
final class SharedCalls<K, V> {

    /** What is asked where nobody is asking it yet. */
    @FunctionalInterface
    interface Call<V> {
        V ask() throws Trouble;
    }

    private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    V get(K key, Call<V> call) throws Trouble {
        while (true) {
            CompletableFuture<V> own = new CompletableFuture<>();
            CompletableFuture<V> others = underWay.putIfAbsent(key, own);
            if (others == null) {
                return ask(key, call, own);
            }
            try {
                return others.get();
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                throw new Trouble(Trouble.Kind.INTERRUPTED, "no answer in the time there was");
            } catch (ExecutionException failed) {
                // That the other thread was told to end is no reason for this one to.
                if (failed.getCause() instanceof Trouble trouble
                        && trouble.kind() != Trouble.Kind.INTERRUPTED) {
                    throw trouble;
                }
            }
        }
    }

    private V ask(K key, Call<V> call, CompletableFuture<V> own) throws Trouble {
        try {
            V answer = call.ask();
            own.complete(answer);
            return answer;
        } catch (Trouble | RuntimeException failed) {
            own.completeExceptionally(failed);
            throw failed;
        } finally {
            underWay.remove(key, own);
            // After an error, too, nobody may wait for what will never come.
            own.completeExceptionally(
                    new IllegalStateException("the call ended without an answer"));
        }
    }
}
