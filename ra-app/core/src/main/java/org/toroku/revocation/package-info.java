/** Has certificates revoked because somebody entitled asked, or ex officio, once people, or a rule where the holder signed, have judged it. */
@NullMarked
package org.toroku.revocation;

import org.jspecify.annotations.NullMarked;
