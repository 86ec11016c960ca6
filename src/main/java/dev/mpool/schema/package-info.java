/**
 * The judgement of an API server, offline.
 *
 * <p>There is one source of truth: {@code schemas/backend.schema.json}, which editors and other
 * validators use as well. It is checked in two steps. {@link dev.mpool.schema.SchemaProof} walks a
 * manifest along the compiled schema ({@link dev.mpool.schema.BackendNotation}, generated from the
 * file and held equal to it by a test) and proves the usual case, that nothing is wrong, without
 * loading a JSON library: at a cold start networknt and Jackson cost more than all other work
 * together. Only for a manifest that is wrong does {@link dev.mpool.schema.Explanation} call
 * networknt, with the file itself, to say why; each of its errors is mapped back to the exact key
 * or value, and what repeats another is left out.
 *
 * <p>Both steps take the two halves of an API server's work in its order: strict decoding (unknown
 * fields, nulls that count as absent, defaults) and validation. Proof and explanation are held
 * equal by the verdicts of a real API server and by a test over mutated manifests; should they ever
 * differ, the manifest is refused and the report says that the reason is not known.
 */
package dev.mpool.schema;
