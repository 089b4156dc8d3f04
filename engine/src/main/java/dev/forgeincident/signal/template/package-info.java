/**
 * Puts log lines that one statement of a program wrote into one group, and shows what the group has
 * in common. It knows text only: neither times nor levels, neither services nor what a failure is.
 */
@NullMarked
package dev.forgeincident.signal.template;

import org.jspecify.annotations.NullMarked;
