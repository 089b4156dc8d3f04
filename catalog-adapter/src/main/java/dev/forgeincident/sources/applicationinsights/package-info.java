/**
 * The exceptions and traces that Azure Application Insights holds, asked with KQL over its query
 * API. It must not know what they mean for an incident, nor any other aggregator.
 */
@NullMarked
package dev.forgeincident.sources.applicationinsights;

import org.jspecify.annotations.NullMarked;
