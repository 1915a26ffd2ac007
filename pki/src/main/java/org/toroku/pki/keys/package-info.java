/** Refuses public keys that are known to be weak. */
@NullMarked
package org.toroku.pki.keys;

import org.jspecify.annotations.NullMarked;
