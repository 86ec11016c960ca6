/**
 * What no report shows of a manifest. In a document that was read, tree and schema say where a
 * credential stands: the value of {@code inline}, whatever else is written below an {@code
 * authToken}, the values of a Secret, the same below keys that are slips of these, and what an
 * alias of such a place stands for. Text that was not read is shown whole if it speaks of no
 * credential; if it does, keys are shown and every value is masked. What is known to be a
 * credential by then is masked wherever eight characters of it turn up again, in the text as well
 * as in the words of a finding, and so is what has the look of a provider's key.
 */
package dev.mpool.credential;
