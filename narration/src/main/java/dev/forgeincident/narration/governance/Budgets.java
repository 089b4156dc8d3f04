package dev.forgeincident.narration.governance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may spend how much. A call has to fit into the budget of everybody and into that of its team;
 * one of nobody's service into that of everybody only.
 *
 * @param everybody all teams together
 * @param eachTeam a team that has none of its own, and each limit that its own does not name
 * @param teams by name, {@code billing} or {@code group:default/billing}
 */
public record Budgets(Budget everybody, Budget eachTeam, Map<String, Budget> teams) {

    public static final Budgets UNLIMITED =
            new Budgets(Budget.UNLIMITED, Budget.UNLIMITED, Map.of());

    private static final String SETTING = "forge.ai.budget";

    /**
     * @throws IllegalArgumentException when a name is no reference, or two are of the same team
     */
    public Budgets {
        Map<String, Budget> byRef = new TreeMap<>();
        teams.forEach(
                (name, budget) -> {
                    String team = References.team(name);
                    if (byRef.put(team, budget) != null) {
                        throw new IllegalArgumentException(team + " has two budgets");
                    }
                });
        teams = Map.copyOf(byRef);
    }

    /** The limits that a call of that team has to keep; null where no team is known. */
    List<Limit> limits(@Nullable String team) {
        List<Limit> limits = new ArrayList<>();
        add(limits, null, SETTING, everybody);
        if (team != null) {
            Budget own = teams.getOrDefault(team, Budget.UNLIMITED);
            add(limits, team, SETTING + ".teams." + References.brief(team), own);
            add(
                    limits,
                    team,
                    SETTING + ".team",
                    new Budget(
                            own.tokensPerDay() == null ? eachTeam.tokensPerDay() : null,
                            own.costPerDay() == null ? eachTeam.costPerDay() : null));
        }
        return limits;
    }

    private static void add(
            List<Limit> limits, @Nullable String team, String setting, Budget budget) {
        Long tokens = budget.tokensPerDay();
        if (tokens != null) {
            limits.add(
                    new Limit(
                            Limit.Unit.TOKENS,
                            BigDecimal.valueOf(tokens),
                            team,
                            setting + ".tokensPerDay"));
        }
        BigDecimal cost = budget.costPerDay();
        if (cost != null) {
            limits.add(new Limit(Limit.Unit.COST, cost, team, setting + ".costPerDay"));
        }
    }
}
