package dev.forgeincident.service;

import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.service.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * Port: analyses to be made. Joins the caller's transaction; what is committed is made even if this
 * process dies.
 */
public interface AnalysisQueue {

    void add(Incident incident, Alert alert, @Nullable EntityRef entity);
}
