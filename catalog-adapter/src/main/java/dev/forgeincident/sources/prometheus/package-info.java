/**
 * The series of a service from what answers Prometheus' HTTP API: Prometheus itself, Thanos, Mimir,
 * VictoriaMetrics. It must not know what a curve means, nor any other system.
 */
@NullMarked
package dev.forgeincident.sources.prometheus;

import org.jspecify.annotations.NullMarked;
