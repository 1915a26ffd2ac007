/** Verifies what the holder of one of our own certificates signed with it. */
@NullMarked
package org.toroku.pki.holder;

import org.jspecify.annotations.NullMarked;
