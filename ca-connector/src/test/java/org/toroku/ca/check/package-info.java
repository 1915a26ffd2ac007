/** Tests of the signing CA against SoftHSM and PostgreSQL. */
@NullMarked
package org.toroku.ca.check;

import org.jspecify.annotations.NullMarked;
