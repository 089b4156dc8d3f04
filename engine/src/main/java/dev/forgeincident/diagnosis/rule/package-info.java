/**
 * Simple observations, one class each. A rule must not know the hypotheses: what it finds may be
 * refuted by them.
 */
@NullMarked
package dev.forgeincident.diagnosis.rule;

import org.jspecify.annotations.NullMarked;
