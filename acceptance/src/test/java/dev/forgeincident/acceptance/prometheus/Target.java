package dev.forgeincident.acceptance.prometheus;

/**
 * What is scraped.
 *
 * @param job as Prometheus names it
 * @param address host and port
 */
record Target(String job, String address, String path) {}
