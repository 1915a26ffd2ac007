/** Asks a timestamp authority (RFC 3161) and judges what it answers. */
@NullMarked
package org.toroku.pki.timestamp;

import org.jspecify.annotations.NullMarked;
