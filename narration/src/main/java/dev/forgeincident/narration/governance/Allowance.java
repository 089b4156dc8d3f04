package dev.forgeincident.narration.governance;

import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.narration.governance.Ledger.Spent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a model may be asked: first by the policy, then by the budgets of the day (UTC).
 *
 * <p>A call is held free of the budget while it is under way, at the most that it may spend, so
 * that the calls of one process never spend more than there is. Replicas know of each other only
 * what is in the ledger: together they may exceed a budget by what is under way in the others.
 */
public final class Allowance {

    private final Policy policy;
    private final Budgets budgets;
    private final Ledger ledger;
    private final Clock clock;
    private final UnderWay underWay = new UnderWay();

    public Allowance(Policy policy, Budgets budgets, Ledger ledger, Clock clock) {
        this.policy = policy;
        this.budgets = budgets;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Decides on one call. The ledger is read only where a budget is set; where it cannot be read
     * then, the call is refused.
     *
     * @param profile of the service; null where the catalog does not know it
     * @param others what else the question tells of
     * @param tokensAtMost what question and answer may take together
     * @param costAtMost what that costs; null where no price is configured
     */
    public Decision decide(
            Account account,
            @Nullable ServiceProfile profile,
            List<AlsoTold> others,
            long tokensAtMost,
            @Nullable BigDecimal costAtMost) {
        String off = policy.against(account, profile);
        if (off != null) {
            return new Decision.Refused(off);
        }
        for (AlsoTold other : others) {
            String otherOff = policy.against(other);
            if (otherOff != null) {
                return new Decision.Refused(otherOff);
            }
        }
        String team = account.team() == null ? null : account.team().toLowerCase(Locale.ROOT);
        List<Limit> limits = budgets.limits(team);
        if (limits.isEmpty()) {
            return new Decision.Allowed(() -> {});
        }
        for (Limit limit : limits) {
            if (limit.unit() == Limit.Unit.COST && costAtMost == null) {
                return new Decision.Refused(
                        limit.name()
                                + " cannot be kept, because no price of the model is configured; set forge.ai.price, or remove "
                                + limit.setting());
            }
        }
        Spent atMost = new Spent(tokensAtMost, costAtMost == null ? BigDecimal.ZERO : costAtMost);
        return withinBudget(limits, team, atMost);
    }

    /**
     * The call is held before the ledger is read: one that ends in between is then counted twice,
     * never not at all.
     */
    private Decision withinBudget(List<Limit> limits, @Nullable String team, Spent atMost) {
        Instant day = clock.instant().truncatedTo(ChronoUnit.DAYS);
        UnderWay.Call call = underWay.hold(day, team, atMost);
        String against;
        try {
            against = against(limits, call);
        } catch (RuntimeException unreadable) {
            // Whoever keeps the ledger logs why; its words may hold what no answer may.
            against =
                    "what was spent today could not be read, so that "
                            + limits.get(0).name()
                            + " ("
                            + limits.get(0).setting()
                            + ") cannot be kept; the service's log tells why";
        }
        if (against != null) {
            underWay.release(call);
            return new Decision.Refused(against);
        }
        return new Decision.Allowed(() -> underWay.release(call));
    }

    private @Nullable String against(List<Limit> limits, UnderWay.Call call) {
        Map<String, Spent> spent = new HashMap<>();
        for (Limit limit : limits) {
            String team = limit.team();
            Spent soFar =
                    spent.computeIfAbsent(
                            String.valueOf(team), unread -> ledger.since(call.day(), team));
            String against = limit.against(soFar, call.before(team), call.atMost());
            if (against != null) {
                return against;
            }
        }
        return null;
    }
}
