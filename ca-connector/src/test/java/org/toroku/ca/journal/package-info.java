/** Tests of the journal in itself; what it means for issuing is tested with the signing CA. */
@NullMarked
package org.toroku.ca.journal;

import org.jspecify.annotations.NullMarked;
