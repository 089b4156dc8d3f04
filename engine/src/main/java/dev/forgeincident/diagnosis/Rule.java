package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.signal.Signals;
import java.util.List;

/**
 * A simple observation. Rules are pure and stateless; one that throws becomes a LOW finding that
 * says so.
 */
public interface Rule {

    /** The id under which findings and settings name it, {@code deploy.recent_correlated}. */
    String id();

    /** What it sees; evidence is cited through the book. */
    List<Finding> findings(Case incident);

    /** What a rule may look at. */
    record Case(
            IncidentContext context,
            Signals signals,
            Places places,
            RuleSettings settings,
            Exhibits exhibits,
            EvidenceBook book) {}
}
