package dev.forgeincident.narration.governance;

import dev.forgeincident.narration.governance.Ledger.Spent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the calls of this process that have not ended may still spend. */
final class UnderWay {

    private final Set<Call> calls = new LinkedHashSet<>();

    /** Holds a call; one that was never released is forgotten with its day. */
    synchronized Call hold(Instant day, @Nullable String team, Spent atMost) {
        calls.removeIf(other -> other.day.isBefore(day));
        Call call = new Call(day, team, atMost, List.copyOf(calls));
        calls.add(call);
        return call;
    }

    synchronized void release(Call call) {
        calls.remove(call);
    }

    /** A call that is held, each its own. */
    static final class Call {
        private final Instant day;
        private final @Nullable String team;
        private final Spent atMost;
        private final List<Call> before;

        private Call(Instant day, @Nullable String team, Spent atMost, List<Call> before) {
            this.day = day;
            this.team = team;
            this.atMost = atMost;
            this.before = before;
        }

        /** When the day began to whose budget it belongs. */
        Instant day() {
            return day;
        }

        /** What it may spend. */
        Spent atMost() {
            return atMost;
        }

        /**
         * What those that were held before it may spend.
         *
         * @param of the team whose calls count; null for everybody's
         */
        Spent before(@Nullable String of) {
            long tokens = 0;
            BigDecimal cost = BigDecimal.ZERO;
            for (Call other : before) {
                if (of == null || of.equals(other.team)) {
                    tokens += other.atMost.tokens();
                    cost = cost.add(other.atMost.cost());
                }
            }
            return new Spent(tokens, cost);
        }
    }
}
