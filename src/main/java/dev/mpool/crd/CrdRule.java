package dev.mpool.crd;

import dev.cel.runtime.CelRuntime;
import java.util.Optional;

/**
 * One of a CRD's {@code x-kubernetes-validations}, ready to be evaluated.
 *
 * @param expression the rule as the CRD writes it
 * @param program the rule itself; it is true for values that are accepted
 * @param message what the CRD says to users, or else which rule fails
 * @param messageProgram computes a message that takes the place of the fixed one
 * @param fieldPath the field below the value that a failure is about, such as {@code .host}; "" is
 *     the value itself
 */
record CrdRule(
    String expression,
    CelRuntime.Program program,
    String message,
    Optional<CelRuntime.Program> messageProgram,
    String fieldPath) {}
