/** Verifies applications signed with a JPKI signature certificate (署名用電子証明書). */
@NullMarked
package org.toroku.pki.jpki;

import org.jspecify.annotations.NullMarked;
