package dev.forgeincident.narration;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.narration.governance.Account;
import java.util.UUID;

/** What is to be told, under which id it is kept, and on whose account. */
public record Telling(
        UUID analysisId, IncidentContext context, Diagnosis diagnosis, Account account) {}
